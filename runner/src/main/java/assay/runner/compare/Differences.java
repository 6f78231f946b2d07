// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.compare;

import assay.tracker.analysis.BayesianCorrelatedT;
import assay.tracker.analysis.BayesianSignedRank;
import assay.tracker.analysis.CorrectedResampledT;
import assay.tracker.analysis.EffectSize;
import assay.tracker.analysis.Interval;
import assay.tracker.analysis.MannWhitney;
import assay.tracker.analysis.PMethod;
import assay.tracker.analysis.SignedRank;
import assay.tracker.analysis.TTest;
import assay.tracker.analysis.WelchT;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/** Tests pairs of trials, with what fits their scores. */
final class Differences {
  private final Optional<FoldRatio> ratio;
  private final CompareOptions options;

  Differences(Optional<FoldRatio> ratio, CompareOptions options) {
    this.ratio = ratio;
    this.options = options;
  }

  /** Not corrected for other comparisons yet. */
  Difference of(TrialScores trial, TrialScores baseline) {
    SortedSet<Block> shared = trial.shared(baseline);
    if (shared.isEmpty()) {
      return unpaired(trial.values(), baseline.values());
    }
    return paired(trial.values(shared), baseline.values(shared));
  }

  private Difference paired(double[] trial, double[] baseline) {
    double[] differences = new double[trial.length];
    Arrays.setAll(differences, i -> trial[i] - baseline[i]);
    double mean = Arrays.stream(differences).average().orElseThrow();
    SignedRank ranks = SignedRank.of(differences);
    TestResult rankTest =
        TestResult.raw(ranks.p(), smallestP(differences.length), word(ranks.method()));
    EffectSize effect = EffectSize.of(trial, baseline);
    if (ratio.isEmpty()) {
      return new Difference(
          Pairing.PAIRED_RANKS,
          trial.length,
          mean,
          Optional.empty(),
          Optional.of(rankTest),
          rankTest,
          Optional.of(BayesianSignedRank.of(differences, options.rope())),
          effect);
    }
    double testToTrain = ratio.get().testToTrain();
    boolean enough = differences.length > 1;
    Optional<TTest> t =
        enough
            ? Optional.of(CorrectedResampledT.of(differences, testToTrain, options.alpha()))
            : Optional.empty();
    return new Difference(
        Pairing.PAIRED,
        trial.length,
        mean,
        t.map(Differences::interval),
        t.map(Differences::result),
        rankTest,
        enough
            ? Optional.of(
                BayesianCorrelatedT.of(differences, testToTrain, options.rope()).probabilities())
            : Optional.empty(),
        effect);
  }

  private Difference unpaired(double[] trial, double[] baseline) {
    MannWhitney ranks = MannWhitney.of(trial, baseline);
    boolean enough = trial.length > 1 && baseline.length > 1;
    Optional<TTest> t =
        enough ? Optional.of(WelchT.of(trial, baseline, options.alpha())) : Optional.empty();
    return new Difference(
        Pairing.UNPAIRED,
        trial.length,
        Arrays.stream(trial).average().orElseThrow()
            - Arrays.stream(baseline).average().orElseThrow(),
        t.map(Differences::interval),
        t.map(Differences::result),
        TestResult.raw(ranks.p(), ranks.smallestP(), word(ranks.method())),
        Optional.empty(),
        EffectSize.of(trial, baseline));
  }

  private static Interval interval(TTest test) {
    return new Interval(test.mean(), test.low(), test.high());
  }

  private static TestResult result(TTest test) {
    return TestResult.raw(test.p(), 0, "t");
  }

  /** Of Wilcoxon's test with so many pairs, none of them equal. */
  private static double smallestP(int pairs) {
    return Math.pow(2, 1 - pairs);
  }

  private static String word(PMethod method) {
    return method.name().toLowerCase(Locale.ROOT);
  }
}
