// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/** Connections for reading, opened as they are needed; callers beyond the limit wait. */
final class Readers {

  private final Database database;
  private final int limit;
  private final Semaphore permits;
  private final Deque<Session> idle = new ArrayDeque<>();
  private boolean closed;

  Readers(Database database, int limit) {
    this.database = database;
    this.limit = limit;
    this.permits = new Semaphore(limit);
  }

  /** Runs the work on one snapshot of the database. */
  <T> T read(Work<Session, T> work) {
    permits.acquireUninterruptibly();
    try {
      Session session = take();
      try {
        return inTransaction(session, work);
      } finally {
        giveBack(session);
      }
    } catch (SQLException e) {
      throw database.unavailable(e);
    } finally {
      permits.release();
    }
  }

  private static <T> T inTransaction(Session session, Work<Session, T> work) throws SQLException {
    session.update("BEGIN");
    try {
      return work.run(session);
    } finally {
      session.update("COMMIT");
    }
  }

  private Session take() throws SQLException {
    synchronized (idle) {
      if (closed) {
        throw new StoreUnavailableException("The store is closed.");
      }
      Session session = idle.poll();
      if (session != null) {
        return session;
      }
    }
    return database.openReader();
  }

  private void giveBack(Session session) {
    synchronized (idle) {
      idle.push(session);
    }
  }

  /** Waits for the reads under way. */
  void close() throws SQLException {
    synchronized (idle) {
      closed = true;
    }
    permits.acquireUninterruptibly(limit);
    for (Session session : idle) {
      session.close();
    }
    permits.release(limit);
  }
}
