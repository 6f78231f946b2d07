// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What a t-test on differences says.
 *
 * @param mean of the differences, first minus second
 * @param t infinite when all differences are the same and not 0
 * @param df degrees of freedom; a whole number except for Welch's test
 * @param p two-sided
 * @param low lower end of the interval of the mean, of 95 % unless asked otherwise
 * @param high upper end
 */
public record TTest(double mean, double t, double df, double p, double low, double high) {

  /** With the 95 % interval. */
  static TTest of(double mean, double standardError, double df) {
    return of(mean, standardError, df, 0.05);
  }

  /**
   * @param alpha 1 − the level of the interval
   */
  static TTest of(double mean, double standardError, double df, double alpha) {
    if (standardError == 0) {
      return certain(mean, df);
    }
    TDistribution distribution = TDistribution.of(df);
    double t = mean / standardError;
    double p = 2 * distribution.survivalProbability(Math.abs(t));
    double half = distribution.inverseSurvivalProbability(alpha / 2) * standardError;
    return new TTest(mean, t, df, p, mean - half, mean + half);
  }

  /**
   * Differences without variance leave t undefined. They are taken at their word: no difference at
   * all (p = 1) when their mean is 0, else a certain one (p = 0).
   */
  static TTest certain(double mean, double df) {
    double t = mean == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, mean);
    return new TTest(mean, t, df, mean == 0 ? 1 : 0, mean, mean);
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
