// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.quality.Wilson;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import java.util.Locale;

/** What must hold of a split, and what a user should know of it. */
record SplitChecks(ExperimentSpec spec, Problems problems) {
  private static final int SMALL_TEST_PART = 30;
  private static final double EXAMPLE_ACCURACY = 0.8;

  boolean everyClassReachesEveryFold(DataSet data, int folds) {
    if (data.classes() == 0) {
      problems.add(
          spec.positions().place("split.outer.method"),
          ProblemCode.E104_NOT_ALLOWED,
          "`stratified_kfold` gives each fold its share of classes, and numbers are predicted.",
          "Use `method: predefined`.");
      return false;
    }
    int[] counts = data.classCounts();
    boolean all = true;
    for (int label = 0; label < counts.length; label++) {
      if (counts[label] < folds) {
        all = false;
        complainOfClass(data.classNames().get(label), counts[label], folds);
      }
    }
    return all;
  }

  private void complainOfClass(String name, int rows, int folds) {
    problems.add(
        spec.positions().place("split.outer.folds"),
        ProblemCode.E120_TOO_FEW_PER_CLASS,
        "Class `%s` has %d %s; `folds: %d` needs %d."
            .formatted(name, rows, rows == 1 ? "row" : "rows", folds, folds),
        rows < 2
            ? "Add rows of the class, or leave it out."
            : "Use `folds: %d`, or `holdout` with `repeats`.".formatted(rows));
  }

  void warnOfSmallTestParts(Folds folds) {
    int rows = folds.smallestTestPart();
    if (rows >= SMALL_TEST_PART) {
      return;
    }
    problems.add(
        spec.positions().place("split.outer"),
        ProblemCode.W131_SMALL_TEST_PART,
        "%d test rows: an accuracy of %s has a 95 %% interval of %s–%s."
            .formatted(
                rows, shown(EXAMPLE_ACCURACY), shown(wilson(rows, -1)), shown(wilson(rows, 1))),
        folds.repeats() > 1
            ? "Trust the mean over all folds and repeats, not one of them."
            : "Prefer repeated cross-validation.");
  }

  private static String shown(double share) {
    return String.format(Locale.ROOT, "%.2f", share);
  }

  private static double wilson(int rows, int side) {
    return Wilson.end(EXAMPLE_ACCURACY, rows, side);
  }
}
