// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.maintenance;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** A database as a file, whatever is in it; a tracker may use it meanwhile. */
final class DatabaseFile implements AutoCloseable {

  private static final int BUSY_MILLIS = 30_000;
  private static final int PROBLEMS_SHOWN = 5;

  private final Connection connection;

  private DatabaseFile(Connection connection) {
    this.connection = connection;
  }

  static DatabaseFile open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    return new DatabaseFile(config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
  }

  /** Writes one moment of it to a new file, without holding up who writes. */
  void copyTo(Path file) throws SQLException {
    try (var copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, file.toAbsolutePath().toString());
      copy.execute();
    }
  }

  /** What is broken; nothing if it is whole. */
  List<String> problems() throws SQLException {
    List<String> problems = new ArrayList<>();
    for (String line : column("PRAGMA integrity_check(" + PROBLEMS_SHOWN + ")")) {
      if (!line.equals("ok")) {
        problems.add(line);
      }
    }
    for (String table : column("PRAGMA foreign_key_check")) {
      if (problems.size() < PROBLEMS_SHOWN) {
        problems.add("a row of %s belongs to nothing".formatted(table));
      }
    }
    return problems;
  }

  int version() throws SQLException {
    return Integer.parseInt(column("SELECT version FROM schema_version").getFirst());
  }

  private List<String> column(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
