// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Run;
import assay.tracker.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Reads runs, each as of one moment. A run that is hot is in memory, any other in its row; a row
 * says itself whether it is right. Between the commit of a write and its appearance in memory lies
 * a moment, which a reader that needs it waits for.
 */
final class RunReads {

  private static final long MOMENT_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
  private static final int MOMENTS = 100_000;

  private final Readers readers;
  private final RunTable table;
  private final RunMemory memory;

  RunReads(Readers readers, RunTable table, RunMemory memory) {
    this.readers = readers;
    this.table = table;
    this.memory = memory;
  }

  /** Reads of a run whose row is right, in the same snapshot of the database. */
  interface FromRow<T> {
    T read(Session session, StoredRun run) throws SQLException;
  }

  /**
   * Reads of a run, deleted ones too.
   *
   * @param fromMemory given a state that was taken before the snapshots of the database that it
   *     looks at: what left the state since is found there
   */
  <T> T read(String id, FromRow<T> fromRow, Function<RunState, T> fromMemory) {
    for (int moment = 0; moment < MOMENTS; moment++) {
      Optional<RunState> hot = memory.findHot(id);
      if (hot.isPresent()) {
        return fromMemory.apply(hot.get());
      }
      Optional<T> answer =
          readers.read(session -> {
            StoredRun run = table.find(session, id).orElseThrow(() -> RunTable.unknown(id));
            return run.isHot() ? Optional.empty() : Optional.of(fromRow.read(session, run));
          });
      if (answer.isPresent()) {
        return answer.get();
      }
      LockSupport.parkNanos(MOMENT_NANOS);
    }
    throw lost();
  }

  Run require(String id) {
    return read(id, (session, run) -> run.run(), RunState::run);
  }

  /**
   * @return in the order of the rows asked for, without those that are gone
   */
  List<Run> list(List<Long> rows) {
    Map<Long, Run> found = new HashMap<>();
    List<Long> left = rows;
    for (int moment = 0; moment < MOMENTS; moment++) {
      left = read(left, found);
      if (left.isEmpty()) {
        return rows.stream().map(found::get).filter(Objects::nonNull).toList();
      }
      LockSupport.parkNanos(MOMENT_NANOS);
    }
    throw lost();
  }

  /** Gives the rows that have to be read again. */
  private List<Long> read(List<Long> rows, Map<Long, Run> found) {
    List<Long> left = new ArrayList<>();
    List<Long> asked = List.copyOf(rows);
    for (StoredRun run : readers.read(session -> table.list(session, asked))) {
      Optional<Run> right =
          run.isHot() ? memory.findHot(run.info().id()).map(RunState::run) : Optional.of(run.run());
      right.ifPresentOrElse(it -> found.put(run.row(), it), () -> left.add(run.row()));
    }
    return left;
  }

  private static StoreUnavailableException lost() {
    return new StoreUnavailableException(
        "The store does not find what it wrote. Restart it: the file has it.");
  }
}
