// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Tests for five repeats of a two-fold cross-validation. With d(i, j) the difference in fold j of
 * repeat i and s²(i) = Σ over j of (d(i, j) − mean of the repeat)²: Dietterich 1998 has t = d(1, 1)
 * / √(Σs²/5) with 5 degrees of freedom, Alpaydin 1999 has F = Σd² / (2·Σs²) with 10 and 5, which
 * does not depend on which fold came first: prefer it.
 *
 * @param t of Dietterich
 * @param tP two-sided
 * @param f of Alpaydin
 * @param fP probability of a larger F
 */
public record FiveByTwo(double t, double tP, double f, double fP) {
  private static final int REPEATS = 5;

  /**
   * Without variance in any repeat both statistics are undefined; then p is 1 if all differences
   * are 0, else 0.
   *
   * @param differences five repeats with two folds each
   */
  public static FiveByTwo of(double[][] differences) {
    if (differences.length != REPEATS) {
      throw new IllegalArgumentException("5x2cv needs five repeats, got " + differences.length);
    }
    double variances = 0;
    double squares = 0;
    for (double[] repeat : differences) {
      if (repeat.length != 2) {
        throw new IllegalArgumentException("5x2cv needs two folds, got " + repeat.length);
      }
      variances += Math.pow(repeat[0] - repeat[1], 2) / 2; // Σ(d − mean)² of two values
      squares += Math.pow(repeat[0], 2) + Math.pow(repeat[1], 2);
    }
    double first = differences[0][0];
    if (variances == 0) {
      return new FiveByTwo(ratio(first), first == 0 ? 1 : 0, ratio(squares), squares == 0 ? 1 : 0);
    }
    double t = first / Math.sqrt(variances / REPEATS);
    double f = squares / (2 * variances);
    return new FiveByTwo(
        t,
        2 * TDistribution.of(REPEATS).survivalProbability(Math.abs(t)),
        f,
        FDistribution.of(2 * REPEATS, REPEATS).survivalProbability(f));
  }

  private static double ratio(double numerator) {
    return numerator == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, numerator);
  }
}
