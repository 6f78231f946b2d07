// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.store.ChangeListener;
import assay.tracker.store.StoreUnavailableException;
import assay.tracker.store.Stores;
import assay.tracker.store.TrackingStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;

/**
 * One SQLite file and the stores in it, which share its writing thread and its connections. One
 * process at a time: its owner holds a lock.
 */
public final class SqliteStore implements AutoCloseable {

  /** A read takes milliseconds and there are few cores: more connections only cost memory. */
  private static final int READERS = 4;

  private final Database database;
  private final Writer writer;
  private final Readers readers;
  private final Stores stores;

  private SqliteStore(
      Database database, Session session, ExperimentTable experiments, Settings settings) {
    this.database = database;
    this.writer = new Writer(database, session, settings.listener);
    this.readers = new Readers(database, READERS);
    this.stores =
        new Stores(
            new SqliteTrackingStore(writer, readers, experiments),
            new SqliteModelRegistry(writer, readers, settings.clock),
            new SqliteLoggedModelStore(writer, readers, experiments, settings.clock),
            new SqliteLineageStore(writer, readers));
    writer.start();
  }

  private record Settings(InstantSource clock, ChangeListener listener) {}

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
    Session session = database.openWriter();
    try {
      Migrations.run(session, file);
      experiments.createDefault(session);
    } catch (SQLException e) {
      session.closeQuietly();
      throw database.unavailable(e);
    } catch (RuntimeException e) {
      session.closeQuietly();
      throw e;
    }
    return new SqliteStore(database, session, experiments, new Settings(clock, listener));
  }

  public Stores stores() {
    return stores;
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
    } catch (SQLException e) {
      throw database.unavailable(e);
    }
  }
}
