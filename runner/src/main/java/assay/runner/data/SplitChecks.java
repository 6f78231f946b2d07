// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.quality.Wilson;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import assay.runner.spec.SplitSpec;
import java.util.Arrays;
import java.util.Locale;

/** What must hold of one split of some rows, and what a user should know of it. */
final class SplitChecks {
  private static final int SMALL_TEST_PART = 30;
  private static final double EXAMPLE_ACCURACY = 0.8;

  private final ExperimentSpec spec;
  private final String path;
  private final String where;
  private final SplitRows rows;
  private final Problems problems;
  private int said;

  /**
   * @param path of the split in the declaration
   * @param where of which rows they are, in messages: empty, or {@code in the training part of …}
   */
  SplitChecks(ExperimentSpec spec, String path, String where, SplitRows rows, Problems problems) {
    this.spec = spec;
    this.path = path;
    this.where = where.isEmpty() ? "" : " " + where;
    this.rows = rows;
    this.problems = problems;
  }

  /** Whether folds can be drawn at all; otherwise it has been said why not. */
  boolean allow(SplitSpec method) {
    switch (method) {
      case SplitSpec.Holdout holdout -> holdout(holdout);
      case SplitSpec.KFold kfold -> enough(kfold.folds(), rows.count(), "row");
      case SplitSpec.StratifiedKFold kfold -> perClass(kfold.folds());
      case SplitSpec.GroupKFold kfold -> groups(method, kfold.folds());
      case SplitSpec.GroupHoldout holdout -> groupHoldout(holdout);
      case SplitSpec.StratifiedGroupKFold kfold -> groups(method, kfold.folds());
      case SplitSpec.RollingOrigin rolling -> rolling(rolling);
      case SplitSpec.Predefined predefined -> {}
      case SplitSpec.Nested nested -> throw new IllegalArgumentException("two splits");
    }
    time(method);
    return said == 0;
  }

  private void holdout(SplitSpec.Holdout holdout) {
    rest(holdout.test(), rows.count(), "row");
    if (holdout.stratify()) {
      int[] counts = rows.classCounts();
      for (int label = 0; label < counts.length; label++) {
        if (counts[label] < 2) {
          problem(
              "stratify",
              ProblemCode.E120_TOO_FEW_PER_CLASS,
              "Class `%s` has %s%s; `stratify` needs 2."
                  .formatted(rows.classNames().get(label), counted(counts[label], "row"), where),
              "Add rows of the class, or leave it out.");
        }
      }
    }
  }

  private void rest(SplitSpec.TestSize test, int all, String noun) {
    int tested = test.of(all);
    if (tested >= all || tested == 0) {
      problem(
          "test",
          ProblemCode.E104_NOT_ALLOWED,
          "`test` takes %d of %s%s, so none is left to train on."
              .formatted(tested, counted(all, noun), where),
          "Use a share such as `test: 0.25`.");
    }
  }

  private void enough(int folds, int all, String noun) {
    if (all < folds) {
      problem(
          "folds",
          ProblemCode.E104_NOT_ALLOWED,
          "There are %s%s; `folds: %d` needs %d."
              .formatted(counted(all, noun), where, folds, folds),
          all < 2 ? "Add data." : "Use `folds: %d`.".formatted(all));
    }
  }

  private void perClass(int folds) {
    int[] counts = rows.classCounts();
    for (int label = 0; label < counts.length; label++) {
      if (counts[label] < folds) {
        int count = counts[label];
        problem(
            "folds",
            ProblemCode.E120_TOO_FEW_PER_CLASS,
            "Class `%s` has %s%s; `folds: %d` needs %d."
                .formatted(
                    rows.classNames().get(label), counted(count, "row"), where, folds, folds),
            count < 2
                ? "Add rows of the class, or leave it out."
                : "Use `folds: %d`, or `holdout` with `repeats`.".formatted(count));
      }
    }
  }

  private void groups(SplitSpec method, int folds) {
    if (areThereGroups(method)) {
      enough(folds, rows.groupCount(), "group");
    }
  }

  private void groupHoldout(SplitSpec.GroupHoldout holdout) {
    if (areThereGroups(holdout)) {
      rest(holdout.test(), rows.groupCount(), "group");
    }
  }

  private boolean areThereGroups(SplitSpec method) {
    if (!rows.hasGroups()) {
      problem(
          "method",
          ProblemCode.E103_MISSING_KEY,
          "`%s` keeps groups together, and the data declares none.".formatted(method.method()),
          "Name their column: `data: {columns: {COLUMN: group}}`.");
    }
    return rows.hasGroups();
  }

  private void rolling(SplitSpec.RollingOrigin method) {
    RollingOrigins origins = new RollingOrigins(method, rows);
    if (method.embargo() > 0 && !rows.hasTimes()) {
      problem(
          "embargo",
          ProblemCode.E103_MISSING_KEY,
          "`embargo` is in the unit of the time column, and the data declares none.",
          "Use `gap`, which counts rows.");
    } else if (rows.count() <= origins.needed()) {
      problem(
          "folds",
          ProblemCode.E104_NOT_ALLOWED,
          "There are %s%s; %s of %s%s need more than %d."
              .formatted(
                  counted(rows.count(), "row"),
                  where,
                  counted(method.folds(), "test part"),
                  counted(Math.max(1, origins.testSize()), "row"),
                  method.gap() > 0 ? " after a gap of %d".formatted(method.gap()) : "",
                  origins.needed()),
          "Use fewer `folds`, or a smaller `test` or `gap`.");
    }
  }

  private void time(SplitSpec method) {
    if (!rows.hasTimes() || !method.shuffles()) {
      return;
    }
    String time = spec.resolved().at("/data/series/time").asText("");
    int horizon = spec.resolved().at("/data/series/horizon").asInt(1);
    problem(
        "method",
        ProblemCode.E121_TIME_ORDER,
        "`%s` shuffles %s."
            .formatted(
                method.method(), time.isEmpty() ? "what is in time" : "`%s`".formatted(time)),
        "Use `rolling_origin`%s."
            .formatted(horizon > 1 ? " (gap ≥ horizon %d)".formatted(horizon) : ""));
  }

  /** Whether folds as they were drawn can be used; otherwise it has been said why not. */
  boolean accept(SplitSpec method, Folds folds) {
    for (int repeat = 0; repeat < folds.repeats() && said == 0; repeat++) {
      for (int fold = 0; fold < folds.count() && said == 0; fold++) {
        parts(method, folds.fold(repeat, fold), fold);
      }
    }
    groupsStayTogether(method, folds);
    return said == 0;
  }

  private void parts(SplitSpec method, Fold fold, int number) {
    if (fold.trainRows().length == 0 || fold.testRows().length == 0) {
      problem(
          "method",
          ProblemCode.E104_NOT_ALLOWED,
          "The %s part of fold %d%s has no rows."
              .formatted(fold.trainRows().length == 0 ? "training" : "test", number, where),
          method instanceof SplitSpec.RollingOrigin
              ? "Use a smaller `gap` or `embargo`."
              : "Use fewer folds.");
      return;
    }
    if (!rows.hasClasses()) {
      return;
    }
    int[] learned = rows.only(fold.trainRows()).classCounts();
    for (int label = 0; label < learned.length; label++) {
      if (learned[label] == 0) {
        problem(
            "method",
            ProblemCode.E120_TOO_FEW_PER_CLASS,
            "The training part of fold %d%s has no row of class `%s`, so it cannot be learned."
                .formatted(number, where, rows.classNames().get(label)),
            method instanceof SplitSpec.KFold || method instanceof SplitSpec.Holdout
                ? "Use `stratified_kfold`."
                : "Add rows of the class, or leave it out.");
        return;
      }
    }
  }

  private void groupsStayTogether(SplitSpec method, Folds folds) {
    String instead =
        switch (method) {
          case SplitSpec.KFold kfold -> "Use `group_kfold`.";
          case SplitSpec.StratifiedKFold kfold -> "Use `group_kfold`.";
          case SplitSpec.Holdout holdout -> "Use `group_holdout`.";
          case SplitSpec.Predefined predefined -> "Give all rows of a group one fold.";
          default -> "";
        };
    if (instead.isEmpty() || !rows.hasGroups()) {
      return;
    }
    int crossing = crossing(folds);
    if (crossing > 0) {
      problem(
          "method",
          ProblemCode.E122_GROUP_CROSSES_FOLDS,
          "%s would sit on both sides%s.".formatted(counted(crossing, "group"), where),
          instead);
    }
  }

  /** Groups that any fold of the first repeat has on both sides. */
  private int crossing(Folds folds) {
    int[] groups = rows.groups();
    boolean[] crosses = new boolean[rows.groupCount()];
    for (int number = 0; number < folds.count(); number++) {
      Fold fold = folds.fold(0, number);
      boolean[] trains = new boolean[crosses.length];
      Arrays.stream(fold.trainRows()).forEach(row -> trains[groups[row]] = true);
      Arrays.stream(fold.testRows()).forEach(row -> crosses[groups[row]] |= trains[groups[row]]);
    }
    int count = 0;
    for (boolean each : crosses) {
      count += each ? 1 : 0;
    }
    return count;
  }

  void warnOfSmallTestParts(Folds folds) {
    int tested = folds.smallestTestPart();
    if (tested >= SMALL_TEST_PART || !rows.hasClasses()) {
      return;
    }
    problems.add(
        spec.positions().place(path),
        ProblemCode.W131_SMALL_TEST_PART,
        "%s: an accuracy of %s has a 95 %% interval of %s–%s."
            .formatted(
                counted(tested, "test row"),
                shown(EXAMPLE_ACCURACY),
                shown(Wilson.end(EXAMPLE_ACCURACY, tested, -1)),
                shown(Wilson.end(EXAMPLE_ACCURACY, tested, 1))),
        folds.repeats() > 1
            ? "Trust the mean over all folds and repeats, not one of them."
            : "Prefer repeated cross-validation.");
  }

  private void problem(String key, ProblemCode code, String message, String suggestion) {
    said++;
    problems.add(spec.positions().place(path + "." + key), code, message, suggestion);
  }

  private static String counted(int count, String noun) {
    return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
  }

  private static String shown(double share) {
    return String.format(Locale.ROOT, "%.2f", share);
  }
}
