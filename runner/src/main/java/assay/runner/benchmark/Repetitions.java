// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.measure.Ticker;
import java.time.Duration;
import java.util.Arrays;

/** Times of one operation that was repeated after two untimed runs. */
final class Repetitions {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int UNTIMED = 2;
  private static final int MOST = 10_000;

  /** Of each repetition, the shortest first. */
  private final long[] nanos;

  private Repetitions(long[] nanos) {
    this.nanos = nanos;
  }

  /**
   * @param least number of repetitions
   * @param atLeast short operations are repeated for this long
   */
  static Repetitions of(Runnable operation, int least, Duration atLeast, Ticker ticker) {
    for (int i = 0; i < UNTIMED; i++) {
      operation.run();
    }
    long[] nanos = new long[least];
    int done = 0;
    long start = ticker.nanos();
    long before = start;
    while (done < least || (before - start < atLeast.toNanos() && done < MOST)) {
      operation.run();
      long now = ticker.nanos();
      nanos = done < nanos.length ? nanos : Arrays.copyOf(nanos, 2 * done);
      nanos[done++] = Math.max(1, now - before);
      before = now;
    }
    long[] sorted = Arrays.copyOf(nanos, done);
    Arrays.sort(sorted);
    return new Repetitions(sorted);
  }

  /**
   * @param work floating-point operations or bytes of one repetition
   */
  Roof roof(String operation, double work) {
    return new Roof(
        operation,
        work * NANOS_PER_SECOND / nanos[0],
        work * NANOS_PER_SECOND / nanos[nanos.length / 2],
        nanos.length);
  }
}
