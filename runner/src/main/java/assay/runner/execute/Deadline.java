// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.measure.Ticker;
import java.time.Duration;
import java.util.Optional;

/** A moment after which something must not go on; without a limit it never passes. */
record Deadline(Optional<Duration> limit, long startNanos, Ticker ticker) {

  static Deadline in(Optional<Duration> limit, Ticker ticker) {
    return new Deadline(limit, ticker.nanos(), ticker);
  }

  boolean passed() {
    return limit.isPresent() && ticker.nanos() - startNanos >= limit.get().toNanos();
  }

  /** The limit as people write it, such as {@code 90s}. */
  String text() {
    return limit
        .map(l -> l.toMillis() % 1000 == 0 ? l.toSeconds() + "s" : l.toMillis() + "ms")
        .orElse("none");
  }
}
