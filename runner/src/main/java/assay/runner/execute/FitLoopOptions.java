// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import java.time.Duration;
import java.util.Optional;

/**
 * How a plan is worked off; changes no result.
 *
 * @param slots fits at once, at least 1
 * @param wall time after which the launch ends, resumable
 */
public record FitLoopOptions(
    int slots, Optional<Duration> fitTimeout, boolean stopOnFailure, Optional<Duration> wall) {
  /** What is left when some time of the launch has passed. */
  public FitLoopOptions after(Duration spent) {
    return new FitLoopOptions(
        slots, fitTimeout, stopOnFailure, wall.map(limit -> limit.minus(spent)));
  }
}
