// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;

/** Refuses plans of more fits than can be listed, before folds and keys are made for them. */
record FitLimit(ExperimentSpec spec, Problems problems) {
  private static final long MOST = 100_000;

  /**
   * Whether there are few enough; a problem where there are not.
   *
   * @param folds of each repeat
   */
  boolean allows(int folds) {
    int repeats = spec.settings().split().repeats();
    int trials = spec.configurations().size();
    double fits = (double) trials * repeats * folds;
    if (fits <= MOST) {
      return true;
    }
    problems.add(
        spec.positions().place("split.outer.repeats"),
        ProblemCode.E104_NOT_ALLOWED,
        "%d trials × %d repeats × %d folds are more than %d fits."
            .formatted(trials, repeats, folds, MOST),
        "Use fewer repeats, or search fewer values.");
    return false;
  }
}
