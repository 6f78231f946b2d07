// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import assay.runner.compare.Comparison;
import assay.runner.compare.Difference;
import assay.runner.compare.FoldRatio;
import assay.runner.compare.Outcome;
import assay.runner.compare.Overview;
import assay.runner.compare.Pairing;
import assay.runner.compare.TestResult;
import assay.runner.compare.TrialResult;
import assay.runner.spec.TaskSpec.Goal;
import assay.tracker.analysis.Friedman;
import assay.tracker.analysis.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a comparison came to, in sentences; and by which tests. */
public final class ComparisonText {
  private static final double PRACTICALLY_CERTAIN = 0.95;
  private static final int NAMED = 6;

  private final Comparison comparison;
  private final String format;

  public ComparisonText(Comparison comparison) {
    this.comparison = comparison;
    this.format = "%." + ComparisonTable.decimals(comparison) + "f";
  }

  /**
   * One sentence for each trial that differs, one for those that do not, one for too few scores.
   */
  public List<String> verdict() {
    List<String> sentences = new ArrayList<>();
    told(Outcome.BETTER, "better", sentences);
    told(Outcome.WORSE, "worse", sentences);
    List<TrialResult> same = with(Outcome.NOT_TOLD);
    if (!same.isEmpty()) {
      sentences.add("%s cannot be told apart from %s.".formatted(names(same), baseline()));
    }
    List<TrialResult> practicallySame =
        comparison.others().stream().filter(this::practicallySame).toList();
    if (!practicallySame.isEmpty()) {
      sentences.add(
          "%s %s practically the same as %s: within ±%s with a probability of %.2f or more."
              .formatted(
                  names(practicallySame),
                  practicallySame.size() == 1 ? "is" : "are",
                  baseline(),
                  rope(),
                  PRACTICALLY_CERTAIN));
    }
    List<TrialResult> few = with(Outcome.TOO_FEW);
    if (!few.isEmpty()) {
      sentences.add(tooFew(few));
    }
    return sentences;
  }

  private void told(Outcome outcome, String word, List<String> sentences) {
    List<TrialResult> trials = with(outcome);
    trials.stream().limit(NAMED).forEach(trial -> sentences.add(told(trial, word)));
    if (trials.size() > NAMED) {
      sentences.add("%d more are %s.".formatted(trials.size() - NAMED, word));
    }
  }

  private String told(TrialResult trial, String word) {
    Difference difference = trial.difference().orElseThrow();
    boolean negative = difference.mean() < 0;
    String interval =
        difference
            .interval()
            .map(it -> negative ? new Interval(-it.estimate(), -it.high(), -it.low()) : it)
            .map(it -> " [%s, %s]".formatted(number(it.low()), number(it.high())))
            .orElse("");
    return "`%s` is %s than %s by %s%s."
        .formatted(trial.trial(), word, baseline(), number(Math.abs(difference.mean())), interval);
  }

  private boolean practicallySame(TrialResult trial) {
    return trial
        .difference()
        .flatMap(Difference::rope)
        .filter(rope -> rope.within() >= PRACTICALLY_CERTAIN)
        .isPresent();
  }

  private String tooFew(List<TrialResult> few) {
    String why =
        few.stream()
            .flatMap(trial -> trial.difference().stream())
            .flatMap(difference -> difference.test().stream())
            .mapToDouble(TestResult::smallestP)
            .filter(p -> p > 0)
            .min()
            .stream()
            .mapToObj(p -> "the smallest possible p is %s".formatted(ComparisonTable.p(p)))
            .findFirst()
            .orElse("a test needs two scores or more");
    return "Too few scores to tell %s from %s: %s.".formatted(names(few), baseline(), why);
  }

  private List<TrialResult> with(Outcome outcome) {
    return comparison.others().stream()
        .filter(trial -> trial.outcome().equals(Optional.of(outcome)))
        .toList();
  }

  private static String names(List<TrialResult> trials) {
    String named =
        trials.stream()
            .limit(NAMED)
            .map(trial -> "`" + trial.trial() + "`")
            .collect(Collectors.joining(", "));
    return trials.size() > NAMED ? "%s and %d more".formatted(named, trials.size() - NAMED) : named;
  }

  private String baseline() {
    return "`" + comparison.baseline() + "`";
  }

  /** By which tests, and what the columns of the table are. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (Pairing pairing : Pairing.values()) {
      List<Difference> differences =
          comparison.others().stream()
              .flatMap(trial -> trial.difference().stream())
              .filter(difference -> difference.pairing() == pairing)
              .toList();
      if (!differences.isEmpty()) {
        notes.add(tests(pairing, differences));
      }
    }
    notes.add(
        "difference: trial − baseline, %s is better; same: probability of a difference within ±%s; delta: Cliff's."
            .formatted(comparison.scores().goal() == Goal.MAXIMIZE ? "higher" : "lower", rope()));
    comparison.overview().ifPresent(overview -> notes.add(overview(overview)));
    return notes;
  }

  private String tests(Pairing pairing, List<Difference> differences) {
    int fewest = differences.stream().mapToInt(Difference::n).min().orElse(0);
    int most = differences.stream().mapToInt(Difference::n).max().orElse(0);
    String counted = fewest == most ? Integer.toString(most) : fewest + " to " + most;
    String test =
        switch (pairing) {
          case PAIRED ->
              "corrected resampled t-test over %s paired folds (n_test/n_train = %s)"
                  .formatted(counted, ratio());
          case PAIRED_RANKS ->
              "Wilcoxon's signed rank test over %s paired folds, whose sizes are not known"
                  .formatted(counted);
          case UNPAIRED -> "Welch's t-test, as these trials have no folds in common";
        };
    int tests = comparison.others().size();
    return "p: %s%s."
        .formatted(
            test, tests == 1 ? "" : ", Holm's correction over %d comparisons".formatted(tests));
  }

  private String ratio() {
    FoldRatio ratio = comparison.scores().ratio().orElseThrow();
    String number = String.format(Locale.ROOT, "%.3f", ratio.testToTrain());
    return ratio.assumed() ? number + ", taken for k-fold cross-validation" : number;
  }

  private String overview(Overview overview) {
    Friedman friedman = overview.friedman();
    String ranks =
        IntStream.range(0, overview.trials().size())
            .boxed()
            .sorted(Comparator.comparingDouble(friedman.meanRanks()::get))
            .limit(NAMED)
            .map(i ->
                String.format(
                    Locale.ROOT,
                    "`%s` %.2f",
                    overview.trials().get(i),
                    friedman.meanRanks().get(i)))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "Overview by ranks over %d folds (folds share rows, so its p is too small): Friedman p %s; mean ranks %s;"
            + " closer than %.2f cannot be told apart (Nemenyi).",
        friedman.blocks(),
        ComparisonTable.p(friedman.p()).startsWith("<")
            ? ComparisonTable.p(friedman.p())
            : "= " + ComparisonTable.p(friedman.p()),
        ranks,
        overview.criticalDifference());
  }

  private String rope() {
    return Double.toString(comparison.options().rope());
  }

  private String number(double value) {
    return String.format(Locale.ROOT, format, value + 0.0);
  }
}
