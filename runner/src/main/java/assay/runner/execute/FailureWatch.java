// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import java.util.Optional;

/**
 * Stops a launch whose fits fail: at the first one where the declaration says so, and always when
 * the first ones all fail alike, since then the rest would too.
 */
final class FailureWatch {
  /** Fewer could be chance; more would waste time. */
  private static final int ALIKE = 5;

  private final boolean stopAtFirst;
  private int alike;
  private boolean over;
  private Optional<String> cause = Optional.empty();

  FailureWatch(FitLoopOptions options) {
    this.stopAtFirst = options.stopOnFailure();
  }

  synchronized void after(FitRecord record, StopSignal stop) {
    FitState state = record.result().state();
    if (state == FitState.FINISHED) {
      over = true;
      return;
    }
    if (state == FitState.INTERRUPTED) {
      return;
    }
    if (stopAtFirst || failsLikeTheOthers(record.result().cause())) {
      stop.request(LaunchState.PARTIAL);
    }
  }

  private boolean failsLikeTheOthers(Optional<String> latest) {
    if (over) {
      return false;
    }
    over = alike > 0 && !latest.equals(cause);
    cause = latest;
    alike++;
    return !over && alike >= ALIKE;
  }
}
