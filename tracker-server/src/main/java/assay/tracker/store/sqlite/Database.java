// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.store.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A database file: opens connections to it and puts its errors into words. */
final class Database {

  /** When a commit has to move pages from the log into the file, if there was no quiet moment. */
  private static final int CHECKPOINT_PAGES = 4000;

  private final Path file;

  Database(Path file) {
    this.file = file;
  }

  /** A connection for the one thread that writes. */
  Session openWriter() {
    return open(config());
  }

  Session openReader() throws SQLException {
    Session session = open(config());
    session.execute("PRAGMA query_only = true");
    return session;
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // In WAL mode only FULL waits for the disk at every commit.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(10_000);
    config.setWalAutocheckpoint(CHECKPOINT_PAGES);
    config.enforceForeignKeys(true);
    return config;
  }

  private Session open(SQLiteConfig config) {
    try {
      return new Session(config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  StoreUnavailableException unavailable(SQLException error) {
    return new StoreUnavailableException(
        "The database %s cannot be used: %s".formatted(file, reason(error)), error);
  }

  private String reason(SQLException error) {
    SQLiteErrorCode code =
        error instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    return switch (code) {
      case SQLITE_FULL -> "the disk is full. Free some space and try again.";
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          "the file is damaged or no database of this tracker. Restore a copy or move it away.";
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
          "this user may not write it. Check the permissions of the file and its directory.";
      default -> String.valueOf(error.getMessage());
    };
  }
}
