// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection with its prepared statements, used by one thread at a time. While the rows of a
 * statement are read, the same SQL must not run again.
 */
final class Session {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Session(Connection connection) {
    this.connection = connection;
  }

  /** Makes a value of the current row; columns count from 1. */
  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Takes the current row. */
  interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  void each(String sql, Reader reader, @Nullable Object... arguments) throws SQLException {
    try (ResultSet rows = bound(sql, arguments).executeQuery()) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  <T> List<T> list(String sql, Mapper<T> mapper, @Nullable Object... arguments)
      throws SQLException {
    List<T> values = new ArrayList<>();
    each(sql, row -> values.add(mapper.map(row)), arguments);
    return values;
  }

  <T> Optional<T> find(String sql, Mapper<T> mapper, @Nullable Object... arguments)
      throws SQLException {
    try (ResultSet rows = bound(sql, arguments).executeQuery()) {
      return rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty();
    }
  }

  /** Gives the number of rows changed. */
  int update(String sql, @Nullable Object... arguments) throws SQLException {
    return bound(sql, arguments).executeUpdate();
  }

  /** Gives the row id of the new row. */
  long insert(String sql, @Nullable Object... arguments) throws SQLException {
    update(sql, arguments);
    return find("SELECT last_insert_rowid()", row -> row.getLong(1)).orElseThrow();
  }

  /** For statements without arguments that are not worth keeping. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Ends a transaction that failed, so that another can begin. A statement that failed half-way may
   * not be run again, not even to roll back: the prepared ones are let go of.
   */
  void rollBack() {
    statements.values().forEach(Session::closeQuietly);
    statements.clear();
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // A full disk has SQLite roll back by itself; then there is nothing left to do here.
      LOG.debug("nothing to roll back", e);
    }
  }

  private static void closeQuietly(PreparedStatement statement) {
    try {
      statement.close();
    } catch (SQLException e) {
      LOG.debug("cannot close a statement", e);
    }
  }

  private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  /** Closes the statements too. */
  void close() throws SQLException {
    connection.close();
  }

  /** After another error, which matters more. */
  void closeQuietly() {
    try {
      close();
    } catch (SQLException e) {
      LOG.debug("cannot close a connection", e);
    }
  }
}
