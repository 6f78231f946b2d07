// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.FitState;
import assay.runner.execute.LaunchState;

/** Assay's states in the words of MLflow, and which states of a trial follow from its fits. */
final class RunWords {
  static final String RUNNING = "RUNNING";
  static final String FINISHED = "FINISHED";
  static final String FAILED = "FAILED";
  static final String KILLED = "KILLED";

  private RunWords() {}

  static String status(FitState state) {
    return switch (state) {
      case FINISHED -> FINISHED;
      case FAILED, OOM, TIMEOUT, LOST -> FAILED;
      case PRUNED, SKIPPED, INTERRUPTED -> KILLED;
    };
  }

  static boolean failed(FitState state) {
    return status(state).equals(FAILED);
  }

  static String status(LaunchState state) {
    return switch (state) {
      case FINISHED -> FINISHED;
      case PARTIAL -> FAILED;
      case BUDGET, INTERRUPTED -> KILLED;
    };
  }

  /** Finished when all fits are; failed when all have ended and some failed; else interrupted. */
  static FitState trialState(StoredEnd.Summary summary, int planned) {
    if (summary.count(FitState.FINISHED) >= planned) {
      return FitState.FINISHED;
    }
    boolean anyFailed = summary.fits().keySet().stream().anyMatch(RunWords::failed);
    return summary.done() >= planned && anyFailed ? FitState.FAILED : FitState.INTERRUPTED;
  }
}
