// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What resampled scores say about the difference of two trials, as probabilities (Corani and
 * Benavoli 2015): with a flat prior the mean difference follows Student's t with n − 1 degrees of
 * freedom around the mean with the scale √((1/n + ρ/(1 − ρ))·s²), the correlation ρ = n_test /
 * (n_train + n_test), so that ρ/(1 − ρ) = n_test / n_train: the spread that {@link
 * CorrectedResampledT} has.
 *
 * @param low lower end of the interval that holds the mean difference with 95 % probability
 * @param high upper end
 */
public record BayesianCorrelatedT(RopeProbabilities probabilities, double low, double high) {

  /**
   * @param differences at least two, first minus second
   * @param testToTrain n_test / n_train of a fold
   * @param rope half the width of the region of practical equivalence, in the unit of the scores
   */
  public static BayesianCorrelatedT of(double[] differences, double testToTrain, double rope) {
    RopeProbabilities.requireRope(rope);
    TTest test = CorrectedResampledT.of(differences, testToTrain);
    double mean = test.mean();
    double scale = TTest.summarize(differences, testToTrain).se().getAsDouble();
    if (scale == 0) {
      return new BayesianCorrelatedT(certain(mean, rope), mean, mean);
    }
    TDistribution student = TDistribution.of(test.df());
    double below = student.cumulativeProbability((-rope - mean) / scale);
    double within = student.probability((-rope - mean) / scale, (rope - mean) / scale);
    double above = student.survivalProbability((rope - mean) / scale);
    return new BayesianCorrelatedT(
        new RopeProbabilities(below, within, above), test.low(), test.high());
  }

  private static RopeProbabilities certain(double mean, double rope) {
    return new RopeProbabilities(
        mean < -rope ? 1 : 0, Math.abs(mean) <= rope ? 1 : 0, mean > rope ? 1 : 0);
  }
}
