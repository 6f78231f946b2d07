// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * Hands the queries of a schedule to workers that are free, first come first served, and rejects
 * those that found the queue full. The queue is not kept: it is the queries that are due and not
 * yet handed out. A query waits from its due time until it is handed out, so the number that waited
 * when it came follows from the times at which those before it left the queue. Thread-safe.
 */
final class Turnstile {
  private final Schedule schedule;
  private final long[] leftQueueNanos;
  private long admitted;
  private long offered;
  private long rejected;

  Turnstile(Schedule schedule, OptionalInt queueLimit) {
    this.schedule = schedule;
    leftQueueNanos = new long[queueLimit.orElse(0)];
    Arrays.fill(leftQueueNanos, Long.MIN_VALUE);
  }

  /**
   * The next query for a worker that is free now; it must not be sent before it is due.
   *
   * @param clock gives the nanoseconds since the start of the load
   * @return empty when there are no more
   */
  synchronized Optional<Query> take(LongSupplier clock) {
    long now = clock.getAsLong();
    while (true) {
      Optional<Query> next = schedule.next(now);
      if (next.isEmpty() || admits(next.get(), now)) {
        return next;
      }
    }
  }

  private boolean admits(Query query, long now) {
    offered += query.warmUp() ? 0 : 1;
    if (leftQueueNanos.length == 0) {
      return true;
    }
    int oldest = (int) (admitted % leftQueueNanos.length);
    if (leftQueueNanos[oldest] > query.dueNanos()) {
      rejected += query.warmUp() ? 0 : 1;
      return false;
    }
    leftQueueNanos[oldest] = Math.max(now, query.dueNanos());
    admitted++;
    return true;
  }

  /** Measured queries that came. */
  synchronized long offered() {
    return offered;
  }

  /** Of those, how many found the queue full. */
  synchronized long rejected() {
    return rejected;
  }

  /** When the recorded part started, once its first query was handed out. */
  synchronized long measuredFromNanos() {
    return schedule.measuredFromNanos();
  }
}
