// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Turns a growing processor time into a share of the time between readings. Not thread-safe. */
final class CpuPercent {
  private OptionalLong cpuBefore = OptionalLong.empty();
  private long nanosBefore;

  /**
   * @param cpuNanos processor time used so far
   * @param nanos now
   * @return 100 is one core; empty at the first reading, and after one that told nothing
   */
  OptionalDouble next(OptionalLong cpuNanos, long nanos) {
    OptionalLong before = cpuBefore;
    long elapsed = nanos - nanosBefore;
    cpuBefore = cpuNanos;
    nanosBefore = nanos;
    if (before.isEmpty() || cpuNanos.isEmpty() || elapsed <= 0) {
      return OptionalDouble.empty();
    }
    long used = cpuNanos.getAsLong() - before.getAsLong();
    return used < 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * used / elapsed);
  }
}
