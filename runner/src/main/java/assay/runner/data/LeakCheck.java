// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import java.util.function.ToIntFunction;

/** Warns of what is on both sides of a fold, so that a score may look better than it is. */
public final class LeakCheck {
  private final ExperimentSpec spec;
  private final Folds folds;
  private final Problems problems;

  private LeakCheck(ExperimentSpec spec, Folds folds, Problems problems) {
    this.spec = spec;
    this.folds = folds;
    this.problems = problems;
  }

  /** The most that one fold has of something. */
  private record Worst(int count, int fold, int repeat, long all) {}

  /** Adds a warning for each kind of leak. */
  public static void check(ExperimentSpec spec, DataSet data, Folds folds, Problems problems) {
    LeakCheck check = new LeakCheck(spec, folds, problems);
    Leaks leaks = data.leaks();
    check.warn(
        fold -> leaks.copied(fold).length,
        "%s of the test part %s also in the training part",
        "row",
        "Leave copies out of the file, or give them one group: they make a score look better.");
    check.warn(leaks::groups, "%s %s on both sides", "group", "Use `group_kfold`.");
    check.warn(
        leaks::later,
        "%s of the training part %s not before the test part",
        "row",
        "Use `rolling_origin`.");
  }

  private void warn(ToIntFunction<Fold> count, String message, String noun, String suggestion) {
    Worst worst = worst(count);
    if (worst.count() == 0) {
      return;
    }
    String what =
        message.formatted(
            "%d %s".formatted(worst.count(), worst.count() == 1 ? noun : noun + "s"),
            worst.count() == 1 ? "is" : "are");
    String where =
        " of fold %d%s"
            .formatted(worst.fold(), folds.repeats() > 1 ? " in repeat " + worst.repeat() : "");
    String others = worst.all() > worst.count() ? "; in all folds, %d".formatted(worst.all()) : "";
    problems.add(
        spec.positions().place("split.outer"),
        ProblemCode.W130_LEAK_SUSPECTED,
        what + where + others + ".",
        suggestion);
  }

  private Worst worst(ToIntFunction<Fold> count) {
    Worst worst = new Worst(0, 0, 0, 0);
    long all = 0;
    for (int repeat = 0; repeat < folds.repeats(); repeat++) {
      for (int fold = 0; fold < folds.count(); fold++) {
        int found = count.applyAsInt(folds.fold(repeat, fold));
        all += found;
        worst = found > worst.count() ? new Worst(found, fold, repeat, 0) : worst;
      }
    }
    return new Worst(worst.count(), worst.fold(), worst.repeat(), all);
  }
}
