// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What a t-test on differences says.
 *
 * @param mean of the differences, first minus second
 * @param t infinite when all differences are the same and not 0
 * @param df degrees of freedom
 * @param p two-sided
 * @param low lower end of the 95 % interval of the mean
 * @param high upper end
 */
public record TTest(double mean, double t, int df, double p, double low, double high) {

  /**
   * Differences without variance leave t undefined. They are taken at their word: no difference at
   * all (p = 1) when their mean is 0, else a certain one (p = 0).
   */
  static TTest of(double mean, double standardError, int df) {
    if (standardError == 0) {
      double t = mean == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, mean);
      return new TTest(mean, t, df, mean == 0 ? 1 : 0, mean, mean);
    }
    TDistribution distribution = TDistribution.of(df);
    double t = mean / standardError;
    double p = 2 * distribution.survivalProbability(Math.abs(t));
    double half = distribution.inverseSurvivalProbability(0.025) * standardError;
    return new TTest(mean, t, df, p, mean - half, mean + half);
  }

  /** The spread of at least two differences. */
  static Aggregate summarize(double[] differences, double testToTrain) {
    if (differences.length < 2) {
      throw new IllegalArgumentException(
          "a t-test needs at least two differences, got " + differences.length);
    }
    return Aggregate.of(differences, testToTrain);
  }
}
