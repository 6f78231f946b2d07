// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.compare;

import assay.tracker.analysis.EffectSize;
import assay.tracker.analysis.Interval;
import assay.tracker.analysis.RopeProbabilities;
import java.util.Optional;

/**
 * A trial against the baseline.
 *
 * @param n paired folds, or the scores of the trial where there are no pairs
 * @param mean of trial − baseline, in the unit of the metric
 * @param interval absent where no distribution of the mean is known
 * @param test the one that decides; absent if there are too few scores for any
 * @param ranks the rank test beside it
 * @param rope below and above are those of trial − baseline, whichever is better; absent for
 *     unpaired scores
 */
public record Difference(
    Pairing pairing,
    int n,
    double mean,
    Optional<Interval> interval,
    Optional<TestResult> test,
    TestResult ranks,
    Optional<RopeProbabilities> rope,
    EffectSize effect) {

  Difference withAdjusted(Optional<TestResult> newTest, TestResult newRanks) {
    return new Difference(pairing, n, mean, interval, newTest, newRanks, rope, effect);
  }
}
