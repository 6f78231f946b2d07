// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

/**
 * The corrected resampled t-test (Nadeau and Bengio 2003, "Inference for the generalization
 * error"): t = mean / √((1/J + n_test/n_train)·s²) with J − 1 degrees of freedom. The folds of a
 * cross-validation share training rows, so the plain t-test finds differences that are not there.
 */
public final class CorrectedResampledT {
  private CorrectedResampledT() {}

  /**
   * @param first at least two scores, one per fold and repeat
   * @param second as many, of the same folds and repeats
   * @param testToTrain n_test / n_train of a fold
   */
  public static TTest of(double[] first, double[] second, double testToTrain) {
    return of(PairedT.differences(first, second), testToTrain);
  }

  /**
   * @param differences at least two, first minus second
   * @param testToTrain n_test / n_train of a fold
   */
  public static TTest of(double[] differences, double testToTrain) {
    return of(differences, testToTrain, 0.05);
  }

  /**
   * @param alpha 1 − the level of the interval
   */
  public static TTest of(double[] differences, double testToTrain, double alpha) {
    Aggregate summary = TTest.summarize(differences, testToTrain);
    return TTest.of(summary.mean(), summary.se().getAsDouble(), summary.n() - 1, alpha);
  }
}
