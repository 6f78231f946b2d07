// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.trial;

import assay.tracker.analysis.Forks;
import assay.tracker.analysis.HierarchicalBootstrap;
import assay.tracker.analysis.Interval;
import assay.tracker.analysis.TTest;
import assay.tracker.analysis.WelchT;
import assay.tracker.analysis.Workload;
import java.util.Arrays;

/**
 * How many times as much one launch measured as another, with its 95 % interval: by bootstrap over
 * forks and iterations, with few forks by Welch's test on the logarithms of their means.
 */
record Ratio(Interval interval) {
  /** A smaller difference is not told, however certain it is. */
  static final double NOTABLE = 0.03;

  static Ratio of(Forks candidate, Forks baseline) {
    boolean few = Math.min(candidate.size(), baseline.size()) < HierarchicalBootstrap.ENOUGH_FORKS;
    return new Ratio(
        few
            ? welch(candidate, baseline)
            : HierarchicalBootstrap.speedUp(new Workload(candidate, baseline)));
  }

  private static Interval welch(Forks candidate, Forks baseline) {
    TTest test = WelchT.of(logarithms(candidate), logarithms(baseline));
    return new Interval(Math.exp(test.mean()), Math.exp(test.low()), Math.exp(test.high()));
  }

  private static double[] logarithms(Forks forks) {
    return Arrays.stream(forks.means()).map(Math::log).toArray();
  }

  /** Whether the interval leaves out 1; by chance alone in one of twenty. */
  boolean significant() {
    return !interval.contains(1);
  }

  /** Whether it is also large enough to be told. */
  boolean different() {
    return significant() && Math.abs(interval.estimate() - 1) > NOTABLE;
  }
}
