// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.compare;

import assay.runner.spec.TaskSpec.Goal;
import assay.tracker.analysis.Aggregate;
import assay.tracker.analysis.CorrectedResampledT;
import assay.tracker.analysis.Holm;
import assay.tracker.analysis.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Trials against a baseline.
 *
 * @param trials from the best mean to the worst, the baseline among them
 * @param overview of three or more trials with common folds
 */
public record Comparison(
    ScoreSet scores,
    CompareOptions options,
    String baseline,
    List<TrialResult> trials,
    Optional<Overview> overview) {
  public Comparison {
    trials = List.copyOf(trials);
  }

  /**
   * @param scores of two or more trials; the baseline of the options is one of them
   */
  public static Comparison of(ScoreSet scores, CompareOptions options) {
    boolean maximize = scores.goal() == Goal.MAXIMIZE;
    Comparator<TrialScores> byMean = Comparator.comparingDouble(TrialScores::mean);
    List<TrialScores> ranked =
        scores.trials().stream().sorted(maximize ? byMean.reversed() : byMean).toList();
    String baseline = options.baseline().orElse(ranked.getFirst().trial());
    List<Optional<Difference>> differences = differences(scores, options, ranked, baseline);
    List<TrialResult> results = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      results.add(result(ranked.get(i), differences.get(i), scores, options));
    }
    return new Comparison(
        scores, options, baseline, results, Overview.of(ranked, maximize, options.alpha()));
  }

  /** All but the baseline, from the best mean to the worst. */
  public List<TrialResult> others() {
    return trials.stream().filter(trial -> trial.difference().isPresent()).toList();
  }

  private static List<Optional<Difference>> differences(
      ScoreSet scores, CompareOptions options, List<TrialScores> ranked, String baseline) {
    TrialScores base =
        ranked.stream().filter(trial -> trial.trial().equals(baseline)).findFirst().orElseThrow();
    Differences differences = new Differences(scores.ratio(), options);
    return corrected(
        ranked.stream()
            .map(trial ->
                trial.equals(base)
                    ? Optional.<Difference>empty()
                    : Optional.of(differences.of(trial, base)))
            .toList());
  }

  /** Holm's correction over the tests that decide, and again over those beside them. */
  private static List<Optional<Difference>> corrected(List<Optional<Difference>> differences) {
    List<Difference> all = differences.stream().flatMap(Optional::stream).toList();
    double[] p =
        Holm.adjust(
            all.stream()
                .flatMap(each -> each.test().stream())
                .mapToDouble(TestResult::p)
                .toArray());
    double[] rankP = Holm.adjust(all.stream().mapToDouble(each -> each.ranks().p()).toArray());
    List<Optional<Difference>> corrected = new ArrayList<>();
    int tests = 0;
    int ranks = 0;
    for (Optional<Difference> each : differences) {
      if (each.isEmpty()) {
        corrected.add(each);
        continue;
      }
      Optional<TestResult> test = each.get().test();
      if (test.isPresent()) {
        test = Optional.of(test.get().withAdjusted(p[tests++]));
      }
      TestResult rank = each.get().ranks().withAdjusted(rankP[ranks++]);
      corrected.add(Optional.of(each.get().withAdjusted(test, rank)));
    }
    return corrected;
  }

  private static TrialResult result(
      TrialScores trial, Optional<Difference> difference, ScoreSet scores, CompareOptions options) {
    double[] values = trial.values();
    OptionalDouble sd = Aggregate.of(values, 0).sd();
    Optional<Interval> interval =
        values.length < 2
            ? Optional.empty()
            : scores
                .ratio()
                .map(ratio -> CorrectedResampledT.of(values, ratio.testToTrain(), options.alpha()))
                .map(mean -> new Interval(mean.mean(), mean.low(), mean.high()));
    return new TrialResult(
        trial.trial(),
        trial.mean(),
        sd,
        values.length,
        interval,
        difference,
        difference.map(each -> outcome(each, scores.goal(), options.alpha())));
  }

  private static Outcome outcome(Difference difference, Goal goal, double alpha) {
    if (difference.test().isEmpty() || difference.test().get().tooFew(alpha)) {
      return Outcome.TOO_FEW;
    }
    if (difference.test().get().adjustedP() >= alpha) {
      return Outcome.NOT_TOLD;
    }
    return difference.mean() > 0 == (goal == Goal.MAXIMIZE) ? Outcome.BETTER : Outcome.WORSE;
  }
}
