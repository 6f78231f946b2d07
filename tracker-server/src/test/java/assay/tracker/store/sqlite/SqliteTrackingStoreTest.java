// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.model.Experiment;
import assay.tracker.model.Metric;
import assay.tracker.store.NewRun;
import assay.tracker.store.PageRequest;
import assay.tracker.store.RunBatch;
import assay.tracker.store.RunChange;
import assay.tracker.store.StoreUnavailableException;
import assay.tracker.store.TrackingStore;
import assay.tracker.store.TrackingStoreContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTrackingStoreTest implements TrackingStoreContract {

  @TempDir private Path directory;
  private Path file;
  private SqliteStore store;
  private final List<RunChange> changes = new CopyOnWriteArrayList<>();

  @BeforeEach
  void open() {
    file = directory.resolve("tracker.db");
    store = SqliteStore.open(file, "root:/", InstantSource.system(), changes::add);
  }

  @AfterEach
  @Override
  public void close() {
    store.close();
  }

  @Override
  public TrackingStore store() {
    return store.tracking();
  }

  @Override
  public List<RunChange> changes() {
    return changes;
  }

  @Test
  void dataIsThereAfterReopening() {
    String run =
        store().createRun(new NewRun(Experiment.DEFAULT_ID, "r", "", 1, List.of())).info().id();
    store().log(run, RunBatch.of(new Metric("m", 1, 1, 1)));
    store.close();

    open();

    assertThat(store().metricHistory(run, "m", PageRequest.EVERYTHING).items()).hasSize(1);
  }

  @Test
  void closingLeavesOneFile() {
    store.close();

    assertThat(directory).isDirectoryNotContaining("glob:**-wal");
  }

  @Test
  void aDatabaseOfANewerVersionIsRefused() throws Exception {
    store.close();
    Session session = new Database(file).openWriter();
    session.update("UPDATE schema_version SET version = 99");
    session.close();

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("has version 99, written by a newer Assay");
    Session again = new Database(file).openWriter();
    again.update("UPDATE schema_version SET version = ?", Migrations.STEPS.size());
    again.close();
    open();
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws Exception {
    Path other = directory.resolve("other.db");
    Files.writeString(other, "this is not a database, but it is long enough to look at".repeat(40));

    assertThatThrownBy(() -> SqliteStore.open(other, "root:/", InstantSource.system(), c -> {}))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("damaged or no database");
  }
}
