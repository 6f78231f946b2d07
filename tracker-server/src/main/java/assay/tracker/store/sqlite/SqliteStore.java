// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.store.ChangeListener;
import assay.tracker.store.ModelImport;
import assay.tracker.store.StoreUnavailableException;
import assay.tracker.store.Stores;
import assay.tracker.store.TrackingStore;
import assay.tracker.store.index.RunIndex;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One SQLite file and the stores in it, which share its writing thread and its connections. One
 * process at a time: its owner holds a lock.
 */
public final class SqliteStore implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

  /** A read takes milliseconds and there are few cores: more connections only cost memory. */
  private static final int READERS = 4;

  private final Database database;
  private final Writer writer;
  private final Readers readers;
  private final RunParts runs;
  private final Stores stores;

  private SqliteStore(
      Database database, Writer writer, Readers readers, RunParts runs, Stores stores) {
    this.database = database;
    this.writer = writer;
    this.readers = readers;
    this.runs = runs;
    this.stores = stores;
  }

  /** The version that this program brings databases to. */
  public static int version() {
    return Migrations.STEPS.size();
  }

  /**
   * Opens a database, making it if it is not there and bringing it up to date if it is older.
   *
   * @param artifactRoot URI below which new experiments keep their artifacts
   * @throws StoreUnavailableException if it cannot be written, is damaged, or was written by a
   *     newer version
   */
  public static SqliteStore open(
      Path file, String artifactRoot, InstantSource clock, ChangeListener listener) {
    Database database = new Database(file);
    ExperimentTable experiments = new ExperimentTable(artifactRoot, clock);
    Readers readers = new Readers(database, READERS);
    RunParts runs = new RunParts(readers, clock);
    Session session = database.openWriter();
    try {
      Migrations.run(session, file, clock);
      experiments.createDefault(session);
      runs.load(session);
    } catch (SQLException e) {
      session.closeQuietly();
      throw database.unavailable(e);
    } catch (RuntimeException e) {
      session.closeQuietly();
      throw e;
    }
    Writer writer = new Writer(database, session, runs.memories(), runs.compactor(), listener);
    writer.start();
    loadInBackground(runs.index());
    Stores stores =
        new Stores(
            new SqliteTrackingStore(writer, readers, experiments, runs),
            new SqliteModelRegistry(writer, readers, clock),
            new SqliteLoggedModelStore(writer, readers, experiments, clock),
            new SqliteLineageStore(writer, readers));
    return new SqliteStore(database, writer, readers, runs, stores);
  }

  /** So that the first search finds it done. */
  private static void loadInBackground(RunIndex index) {
    Thread loading =
        new Thread(
            () -> {
              try {
                index.load();
              } catch (StoreUnavailableException e) {
                LOG.debug("the next search loads the runs", e);
              }
            },
            "assay-store-index");
    loading.setDaemon(true);
    loading.start();
  }

  public Stores stores() {
    return stores;
  }

  public ModelImport modelImport() {
    return new SqliteModelImport(writer);
  }

  public TrackingStore tracking() {
    return stores.tracking();
  }

  /** Finishes the writes that were accepted; then all stores of the file refuse calls. */
  @Override
  public void close() {
    try {
      readers.close();
      writer.close();
      runs.close();
    } catch (SQLException e) {
      throw database.unavailable(e);
    }
  }
}
