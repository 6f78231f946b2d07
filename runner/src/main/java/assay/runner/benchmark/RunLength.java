// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.time.Duration;

/**
 * How long a load lasts: its warm-up, and then until both a time is over and a number of queries
 * were sent.
 *
 * @param warmUp before anything is recorded; may be zero
 * @param least of the recorded part
 * @param queries at least that many in the recorded part
 */
public record RunLength(Duration warmUp, Duration least, int queries) {
  public RunLength {
    if (warmUp.isNegative() || least.isNegative() || queries < 1) {
      throw new IllegalArgumentException(
          "warm-up %s, at least %s and %d queries".formatted(warmUp, least, queries));
    }
  }
}
