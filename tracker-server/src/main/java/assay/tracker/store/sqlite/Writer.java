// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.store.ChangeListener;
import assay.tracker.store.RunChange;
import assay.tracker.store.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes what has queued up, at most {@value #GROUP}, runs it in one
 * transaction and answers after the commit: many callers share one wait for the disk. Between two
 * groups it does a piece of its {@link Chore}, so that callers wait for no more than that.
 *
 * <p>The queue needs no limit of its own: every caller waits, so it is never longer than the number
 * of calling threads.
 */
final class Writer {

  private static final int GROUP = 256;

  /** How often, at most, pages move from the log into the file while nobody waits. */
  private static final Duration CHECKPOINT_PAUSE = Duration.ofSeconds(5);

  /** Work that nobody waits for rests that long after it failed. */
  private static final Duration REST = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private final Database database;
  private final Session session;
  private final List<Memory> memories;
  private final Chore chore;
  private final ChangeListener listener;
  private final BlockingQueue<PendingWrite<?>> queue = new LinkedBlockingQueue<>();
  private final PendingWrite<Boolean> stop = new PendingWrite<>(scope -> true);
  private final Thread thread = new Thread(this::run, "assay-store-writer");
  private long uncheckedSince;
  private boolean unchecked;
  private boolean waitsForDisk = true; // as the connection was opened
  private long restingSince;
  private boolean resting;
  private boolean closed;

  /**
   * @param memories told of each transaction, in that order
   */
  Writer(
      Database database,
      Session session,
      List<Memory> memories,
      Chore chore,
      ChangeListener listener) {
    this.database = database;
    this.session = session;
    this.memories = List.copyOf(memories);
    this.chore = chore;
    this.listener = listener;
  }

  void start() {
    // Its work is never lost by an exit: whoever needs it waits for it.
    thread.setDaemon(true);
    thread.start();
  }

  <T> T write(Work<WriteScope, T> work) {
    PendingWrite<T> write = new PendingWrite<>(work);
    accept(write);
    return write.await();
  }

  /** Work that has no answer. */
  interface Action {
    void run(WriteScope scope) throws SQLException;
  }

  void run(Action action) {
    write(scope -> {
      action.run(scope);
      return true;
    });
  }

  private synchronized void accept(PendingWrite<?> write) {
    if (closed) {
      throw new StoreUnavailableException("The store is closed.");
    }
    queue.add(write);
  }

  private void run() {
    List<PendingWrite<?>> group = new ArrayList<>();
    try {
      do {
        group.clear();
        PendingWrite<?> first = queue.poll(patience().toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
          group.add(first);
          queue.drainTo(group, GROUP - 1);
          commit(group, true);
        }
        if (isChoreDue()) {
          doChore();
        }
        if (isCheckpointDue()) {
          checkpoint();
        }
      } while (!group.contains(stop));
    } catch (InterruptedException e) {
      // Nobody but a debugger interrupts this thread.
      Thread.currentThread().interrupt();
    } finally {
      refuse(group);
    }
  }

  /** How long to wait for a write before something else is to be done. */
  private Duration patience() {
    if (isChoreDue()) {
      return Duration.ZERO;
    }
    boolean soon = unchecked && CHECKPOINT_PAUSE.compareTo(chore.pause()) < 0;
    return soon ? CHECKPOINT_PAUSE : chore.pause();
  }

  private boolean isChoreDue() {
    resting = resting && System.nanoTime() - restingSince < REST.toNanos();
    return !resting && chore.isDue();
  }

  /** Does not wait for the disk: if the piece is lost, it is done again. */
  private void doChore() {
    PendingWrite<Boolean> piece =
        new PendingWrite<>(scope -> {
          chore.work(scope);
          return true;
        });
    commit(List.of(piece), false);
    try {
      piece.await();
    } catch (RuntimeException e) {
      LOG.warn("points wait in the journal: {}", e.getMessage());
      LOG.debug("so they wait", e);
      resting = true;
      restingSince = System.nanoTime();
    }
  }

  /** While nobody waits, so that a commit has to do it seldom. */
  private void checkpoint() {
    try {
      session.execute("PRAGMA wal_checkpoint(PASSIVE)");
    } catch (SQLException e) {
      LOG.debug("a commit will do the checkpoint", e);
    }
    uncheckedSince = System.nanoTime();
    unchecked = false;
  }

  private boolean isCheckpointDue() {
    return unchecked
        && queue.isEmpty()
        && System.nanoTime() - uncheckedSince >= CHECKPOINT_PAUSE.toNanos();
  }

  /** Whatever ended the thread, an error even: nobody may wait for it forever. */
  private synchronized void refuse(List<PendingWrite<?>> group) {
    closed = true;
    queue.drainTo(group);
    StoreUnavailableException reason = new StoreUnavailableException("The store is closed.");
    group.forEach(write -> write.fail(reason)); // does nothing to those that have an answer
  }

  /**
   * @param durable whether to wait until it is on disk
   */
  private void commit(List<PendingWrite<?>> group, boolean durable) {
    try {
      stage(group, durable);
      session.update("COMMIT");
      unchecked = true;
    } catch (SQLException e) {
      abandon(group, database.unavailable(e));
      return;
    } catch (StoreUnavailableException e) {
      abandon(group, e);
      return;
    }
    memories.forEach(Memory::committed);
    group.forEach(PendingWrite::answer);
    group.stream().flatMap(write -> write.changes().stream()).forEach(this::tell);
  }

  /** All that comes before the commit: whatever fails here, nothing has happened yet. */
  private void stage(List<PendingWrite<?>> group, boolean durable) throws SQLException {
    try {
      begin(durable);
      for (PendingWrite<?> write : group) {
        boolean accepted = write.run(session);
        memories.forEach(accepted ? Memory::accepted : Memory::undone);
      }
    } catch (OutOfMemoryError e) {
      // Requests that asked for too much are over by the next group: the store has to go on.
      throw new StoreUnavailableException("There is not enough memory. Try again.", e);
    }
  }

  private void abandon(List<PendingWrite<?>> group, StoreUnavailableException reason) {
    session.rollBack();
    memories.forEach(Memory::rolledBack);
    group.forEach(write -> write.fail(reason));
  }

  private void begin(boolean durable) throws SQLException {
    if (durable != waitsForDisk) {
      session.execute("PRAGMA synchronous = " + (durable ? "FULL" : "NORMAL"));
      waitsForDisk = durable;
    }
    session.update("BEGIN IMMEDIATE");
  }

  private void tell(RunChange change) {
    try {
      listener.changed(change);
    } catch (RuntimeException e) {
      LOG.error("a listener failed at {}", change, e); // the write is safe all the same
    }
  }

  /** Commits what was accepted, moves the write-ahead log into the database and lets go of it. */
  void close() throws SQLException {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      queue.add(stop);
    }
    stop.await();
    joinThread();
    session.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    session.close();
  }

  private void joinThread() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
