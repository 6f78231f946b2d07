// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import java.sql.SQLException;

/** The rows of the journal. */
final class JournalTable {

  private long last;

  /** To be called once, before anything else. */
  void load(Session session) throws SQLException {
    last =
        session
            .find("SELECT seq FROM sqlite_sequence WHERE name = 'journal'", row -> row.getLong(1))
            .orElse(0L);
  }

  /** Gives the number of the new row; numbers grow, and are given once. */
  long add(Session session, long run, byte[] data) throws SQLException {
    last++;
    session.update("INSERT INTO journal (seq, run_id, data) VALUES (?, ?, ?)", last, run, data);
    return last;
  }

  void delete(Session session, JournalRows rows) throws SQLException {
    for (long number : rows.numbers()) {
      session.update("DELETE FROM journal WHERE seq = ?", number);
    }
  }

  /** Takes a row. */
  interface Sink {
    void take(long number, long run, byte[] data) throws SQLException;
  }

  /** All rows, the oldest first. */
  static void each(Session session, Sink sink) throws SQLException {
    session.each(
        "SELECT seq, run_id, data FROM journal ORDER BY seq",
        row -> sink.take(row.getLong(1), row.getLong(2), row.getBytes(3)));
  }
}
