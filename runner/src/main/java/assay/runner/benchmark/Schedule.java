// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.util.Optional;
import java.util.OptionalDouble;

/** The queries of one load, in order. Decides by the times it is told alone. Not thread-safe. */
interface Schedule {

  /**
   * The next query; warm-up queries come first, due times never go back.
   *
   * @param nowNanos since the start of the load; never goes back
   * @return empty when there are no more
   */
  Optional<Query> next(long nowNanos);

  /** When the recorded part starts, once {@link #next} has given its first query. */
  long measuredFromNanos();

  /** Up to when measured queries come if the system keeps up; 0 if it sets the pace itself. */
  long horizonNanos();

  /** Measured queries per second; absent if the system sets the pace. */
  OptionalDouble offeredRate();
}
