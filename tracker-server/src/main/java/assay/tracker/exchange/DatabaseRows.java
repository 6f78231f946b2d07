// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** Reads an SQLite database that belongs to somebody else. */
final class DatabaseRows implements AutoCloseable {

  private final Path file;
  private final Connection connection;

  private DatabaseRows(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  static DatabaseRows open(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(10_000);
    try {
      return new DatabaseRows(
          file, config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
    } catch (SQLException e) {
      throw new SourceException(file, e);
    }
  }

  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> list(String sql, Reader<T> reader, Object... arguments) {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          rows.add(reader.read(results));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new SourceException(file, e);
    }
  }

  /** Older versions of MLflow have fewer tables. */
  boolean hasTable(String name) {
    return !list(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?",
            row -> row.getString(1),
            name)
        .isEmpty();
  }

  /** Empty where it is missing. */
  static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new SourceException(file, e);
    }
  }
}
