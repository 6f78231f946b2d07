// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.store.sqlite.RunState.Due;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Moves points from the journal into chunks: tails that fill one; all tails of runs that ended,
 * that wrote much, that waited long or that are in the way. Works in short pieces, each a
 * transaction of its own that leaves everything right: who takes over after a crash finds each
 * point in a chunk or in the journal. For the writing thread.
 */
final class Compactor implements Chore {

  private static final Duration PIECE = Duration.ofMillis(10);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final RunTable table;
  private final ChunkTable chunks;
  private final JournalTable journal;
  private final RunMemory memory;
  private final InstantSource clock;
  private final long mostBytes;
  private long nextLook;

  /**
   * @param mostBytes what hot runs may take in memory, about
   */
  Compactor(
      RunTable table,
      ChunkTable chunks,
      JournalTable journal,
      RunMemory memory,
      InstantSource clock,
      long mostBytes) {
    this.table = table;
    this.chunks = chunks;
    this.journal = journal;
    this.memory = memory;
    this.clock = clock;
    this.mostBytes = mostBytes;
  }

  @Override
  public boolean isDue() {
    return !memory.due().isEmpty() || memory.bytes() > mostBytes || isTimeToLook();
  }

  private boolean isTimeToLook() {
    return !memory.hot().isEmpty() && clock.millis() >= nextLook;
  }

  @Override
  public Duration pause() {
    return memory.hot().isEmpty() ? Duration.ofDays(1) : PAUSE;
  }

  @Override
  public void work(WriteScope scope) throws SQLException {
    // Where memory is short, callers have to wait.
    long nanos = memory.bytes() > mostBytes ? Long.MAX_VALUE / 2 : PIECE.toNanos();
    Deadline deadline = new Deadline(System.nanoTime(), nanos);
    for (String id : List.copyOf(memory.due())) {
      if (deadline.isOver()) {
        return;
      }
      compact(scope.session(), memory.find(id).orElseThrow(), deadline);
    }
    settleOne(scope.session(), deadline);
  }

  private record Deadline(long startNanos, long nanos) {
    boolean isOver() {
      return System.nanoTime() - startNanos > nanos;
    }
  }

  /** The run that waits longest, if it waits too long or there is too little memory. */
  private void settleOne(Session session, Deadline deadline) throws SQLException {
    boolean crowded = memory.bytes() > mostBytes;
    if (!crowded && !isTimeToLook()) {
      return;
    }
    long now = clock.millis();
    Optional<RunState> oldest =
        memory.hot().stream()
            .filter(run -> memory.find(run.info().id()).orElseThrow().isHot())
            .min(Comparator.comparingLong(run -> run.journal().sinceMillis()));
    boolean waitsLong =
        oldest.isPresent() && now - oldest.get().journal().sinceMillis() >= LONGEST_WAIT.toMillis();
    if (crowded || waitsLong) {
      RunState run = oldest.orElseThrow();
      compact(session, run.andDue(Due.ALL_TAILS), deadline);
    } else {
      nextLook = now + PAUSE.toMillis();
    }
  }

  private void compact(Session session, RunState run, Deadline deadline) throws SQLException {
    boolean all = run.due() == Due.ALL_TAILS;
    List<Series> changed = new ArrayList<>();
    boolean cut = false;
    for (Series series : run.series().all()) {
      if (series.isFull() || (all && series.needsChunk())) {
        if (deadline.isOver()) {
          cut = true;
          break;
        }
        chunks.add(session, run.row(), series.key(), series.tail().points(), run.journal().last());
        changed.add(series.inChunks());
      }
    }
    RunState chunked = run.chunked(changed);
    if (!cut && chunked.series().all().stream().noneMatch(Series::needsChunk)) {
      table.settle(session, chunked);
      journal.delete(session, run.journal());
      memory.put(chunked.settled());
    } else {
      memory.put(cut ? chunked : chunked.done());
    }
  }
}
