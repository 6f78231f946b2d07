// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * @param workers how many queries can be answered at a time, each by a thread of its own
 * @param queueLimit how many queries may be due and wait for a worker; one more is rejected. Empty:
 *     any number
 * @param iteration the recorded part is also told in stretches of this length
 */
public record LoadOptions(
    int workers, RunLength length, OptionalInt queueLimit, Duration iteration) {
  public LoadOptions {
    if (workers < 1 || queueLimit.orElse(1) < 1 || !iteration.isPositive()) {
      throw new IllegalArgumentException(
          "%d workers, a queue of %s, iterations of %s".formatted(workers, queueLimit, iteration));
    }
  }
}
