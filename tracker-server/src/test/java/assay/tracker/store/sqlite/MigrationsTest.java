// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.model.Experiment;
import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import assay.tracker.model.ViewType;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import assay.tracker.search.Vocabulary;
import assay.tracker.store.PageRequest;
import assay.tracker.store.RunSearch;
import assay.tracker.store.TrackingStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens {@code version-1.db}, which the first version of the program wrote. */
class MigrationsTest {

  private static final Instant NOW = Instant.ofEpochMilli(1_800_000_000_000L);

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void unpack() throws IOException {
    file = directory.resolve("tracker.db");
    try (InputStream packed = MigrationsTest.class.getResourceAsStream("version-1.db.gz");
        InputStream bytes = new GZIPInputStream(packed)) {
      Files.copy(bytes, file);
    }
  }

  private static Run named(TrackingStore store, String name) {
    Filter filter = Filter.parse("run_name = '" + name + "'", Vocabulary.RUNS);
    RunSearch search =
        new RunSearch(List.of("0", "1"), filter, Order.NONE, ViewType.ALL, PageRequest.EVERYTHING);
    List<Run> found = store.searchRuns(search).items();
    assertThat(found).hasSize(1);
    assertThat(store.requireRun(found.getFirst().info().id())).isEqualTo(found.getFirst());
    return found.getFirst();
  }

  private static List<Metric> history(TrackingStore store, Run run, String key) {
    return store.metricHistory(run.info().id(), key, PageRequest.EVERYTHING).items();
  }

  @Test
  void aDatabaseOfVersionOneIsReadBackCompletely() {
    assertComplete();
  }

  private void assertComplete() {
    try (SqliteStore opened = Databases.open(file, () -> NOW)) {
      TrackingStore store = opened.tracking();
      Experiment experiment = store.requireExperimentNamed("größe 📏");
      assertThat(experiment.tags()).containsExactly(new Tag("team", "x"));

      Run curve = named(store, "curve");
      assertThat(curve.info().experimentId()).isEqualTo(experiment.id());
      assertThat(curve.info().status()).isEqualTo(RunStatus.FINISHED);
      assertThat(curve.info().userId()).isEqualTo("me");
      assertThat(curve.info().startTime()).isEqualTo(1000);
      assertThat(curve.info().endTime()).hasValue(2000);
      assertThat(curve.info().artifactUri())
          .isEqualTo("mlflow-artifacts:/1/" + curve.info().id() + "/artifacts");
      assertThat(curve.params())
          .containsExactly(new Param("lr", "0.001"), new Param("optimizer", "adam"));
      assertThat(curve.tags())
          .containsExactlyInAnyOrder(
              new Tag("kind", "trial"),
              new Tag("note", "line\nbreak"),
              new Tag(Tag.RUN_NAME, "curve"));
      assertThat(curve.metrics())
          .containsExactly(new Metric("accuracy", 0.875, 1_700_000_000_000L, 7), loss(2999));
      List<Metric> losses = history(store, curve, "loss");
      assertThat(losses).hasSize(3000);
      for (int step = 0; step < 3000; step++) {
        assertThat(losses.get(step)).isEqualTo(loss(step));
      }
      assertThat(history(store, curve, "accuracy")).hasSize(1);
    }
  }

  private static Metric loss(int step) {
    return new Metric("loss", (3000 - step) / 1000.0, 1_700_000_000_000L + step * 250L, step);
  }

  @Test
  void oddValuesOfVersionOneSurvive() {
    try (SqliteStore opened = Databases.open(file, () -> NOW)) {
      TrackingStore store = opened.tracking();
      Run odd = named(store, "odd 🎲");

      assertThat(odd.params()).containsExactly(new Param("empty", ""));
      assertThat(odd.info().endTime()).isEmpty();
      assertThat(history(store, odd, "📉"))
          .containsExactly(
              new Metric("📉", Double.NaN, 5, 1),
              new Metric("📉", Double.POSITIVE_INFINITY, 6, 2),
              new Metric("📉", Double.NEGATIVE_INFINITY, 7, 3),
              new Metric("📉", 0.0, 8, -4), // that version lost the sign of -0.0
              new Metric("📉", 0.1 + 0.2, 8, -4));
      Metric nan = new Metric("nan", Double.NaN, Long.MAX_VALUE, Long.MIN_VALUE);
      assertThat(history(store, odd, "nan")).containsExactly(nan);
      assertThat(odd.metrics())
          .containsExactlyInAnyOrder(nan, new Metric("📉", Double.NEGATIVE_INFINITY, 7, 3));
      assertThat(named(store, "bare").metrics()).isEmpty();
    }
  }

  @Test
  void aRunThatWasDeletedBeforeTheMigrationCountsAsDeletedAtIt() {
    try (SqliteStore opened = Databases.open(file, () -> NOW)) {
      TrackingStore store = opened.tracking();
      Run gone = named(store, "gone");

      assertThat(gone.info().stage()).isEqualTo(LifecycleStage.DELETED);
      assertThat(store.purgeDeletedRuns(NOW.toEpochMilli())).isEmpty();
      assertThat(store.purgeDeletedRuns(NOW.toEpochMilli() + 1)).containsExactly(gone.info().id());
    }
  }

  @Test
  void anInterruptedMigrationStartsAgain() throws SQLException {
    Session session = new Database(file).openWriter();
    session.execute("BEGIN");
    Migrations.STEPS.get(1).apply(session, () -> NOW);
    Migrations.STEPS.get(2).apply(session, () -> NOW);
    session.rollBack(); // as the next process does after a kill
    session.close();

    assertComplete();
  }

  @Test
  void aFailedMigrationLeavesTheDatabaseAsItWas() throws SQLException {
    Session session = new Database(file).openWriter();
    session.execute("CREATE TABLE chunk (stands INTEGER, in_the_way INTEGER)");
    session.close();

    assertThatThrownBy(() -> Databases.open(file, () -> NOW)).hasMessageContaining("chunk");

    assertThat(Databases.number(file, "SELECT version FROM schema_version")).isEqualTo(2);
    assertThat(Databases.number(file, "SELECT count(*) FROM point")).isGreaterThan(3000);
  }
}
