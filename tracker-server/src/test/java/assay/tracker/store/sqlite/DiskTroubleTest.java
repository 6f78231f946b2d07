// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import assay.tracker.store.ChangeListener;
import assay.tracker.store.NewRun;
import assay.tracker.store.PageRequest;
import assay.tracker.store.RunBatch;
import assay.tracker.store.RunUpdate;
import assay.tracker.store.StoreUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full or cannot be written. */
class DiskTroubleTest {

  @TempDir private Path directory;
  private Path file;
  private Writer writer;
  private Readers readers;
  private RunParts parts;
  private SqliteTrackingStore store;
  private String run;

  @BeforeEach
  void open() throws SQLException {
    file = directory.resolve("tracker.db");
    Databases.open(file, InstantSource.system()).close();
    Database database = new Database(file);
    Session session = database.openWriter();
    readers = new Readers(database, 2);
    parts = new RunParts(readers, InstantSource.system());
    parts.load(session);
    writer =
        new Writer(database, session, parts.memories(), parts.compactor(), ChangeListener.NONE);
    writer.start();
    ExperimentTable experiments = new ExperimentTable("root:/", InstantSource.system());
    store = new SqliteTrackingStore(writer, readers, experiments, parts);
    run = store.createRun(new NewRun("0", "r", "", 1, List.of())).info().id();
  }

  @AfterEach
  void close() throws SQLException {
    readers.close();
    writer.close();
    parts.close();
  }

  /** As a disk with room for so many pages of 4 kB beyond those that are used. */
  private void leaveRoomFor(int pages) {
    writer.write(scope -> {
      long used = scope.session().find("PRAGMA page_count", row -> row.getLong(1)).orElseThrow();
      scope.session().execute("PRAGMA max_page_count = " + (used + pages));
      return true;
    });
  }

  private static RunBatch noise(int from) {
    Random random = new Random(from);
    List<Metric> metrics = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      metrics.add(new Metric("m", random.nextDouble(), from + i, from + i));
    }
    return new RunBatch(
        metrics, List.of(new Param("p" + from, "x")), List.of(new Tag("t" + from, "x")));
  }

  /** Gives the number of points then. */
  private int logUntilFull() {
    int logged = 0;
    try {
      while (true) {
        store.log(run, noise(logged));
        logged += 1000;
      }
    } catch (StoreUnavailableException e) {
      assertThat(e).hasMessageContaining("the disk is full. Free some space and try again.");
      return logged;
    }
  }

  private void assertHolds(int points) {
    Run found = store.requireRun(run);
    assertThat(found.params()).hasSize(points / 1000);
    assertThat(found.tags()).hasSize(points / 1000 + 1);
    assertThat(store.metricHistory(run, "m", PageRequest.EVERYTHING).items()).hasSize(points);
  }

  @Test
  void whatAFullDiskRefusesIsNowhereAndAllElseStays() {
    leaveRoomFor(20);
    int logged = logUntilFull();

    assertHolds(logged);
    leaveRoomFor(10_000);
    store.log(run, noise(logged));
    assertHolds(logged + 1000);
    try (SqliteStore killed =
        Databases.open(Databases.afterKill(file, directory), InstantSource.system())) {
      assertThat(killed.tracking().metricHistory(run, "m", PageRequest.EVERYTHING).items())
          .hasSize(logged + 1000);
    }
  }

  @Test
  void whatCouldNotMoveIntoChunksIsStillThereAndMovesLater() {
    leaveRoomFor(20);
    int logged = logUntilFull();
    leaveRoomFor(0);
    assertHolds(logged);

    leaveRoomFor(10_000);
    store.updateRun(
        run,
        new RunUpdate(Optional.empty(), Optional.of(RunStatus.FINISHED), OptionalLong.empty()));
    assertHolds(logged);
  }

  @Test
  void newNamesThatAFullDiskRefusedAreGivenAgain() {
    leaveRoomFor(0);
    String large = "x".repeat(100_000);
    for (int i = 0; i < 3; i++) {
      int number = i;
      assertThatThrownBy(() -> store.log(run, RunBatch.of(new Param("large" + number, large))))
          .isInstanceOf(StoreUnavailableException.class);
    }
    leaveRoomFor(1000);
    store.log(run, RunBatch.of(new Param("other", "y")));
    store.log(run, RunBatch.of(new Param("large2", "z")));

    assertThat(store.requireRun(run).params())
        .containsExactly(new Param("large2", "z"), new Param("other", "y"));
    try (SqliteStore killed =
        Databases.open(Databases.afterKill(file, directory), InstantSource.system())) {
      assertThat(killed.tracking().requireRun(run)).isEqualTo(store.requireRun(run));
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("locked"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeThat(Files.isWritable(folder)).as("a user who may write everything").isFalse();

    assertThatThrownBy(() -> Databases.open(folder.resolve("a.db"), InstantSource.system()))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("this user may not write it");
  }
}
