// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

/** The mean of ratios: the n-th root of their product, by the mean of their logarithms. */
public final class GeometricMean {
  private GeometricMean() {}

  /**
   * @param values at least one, all above 0
   */
  public static double of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a geometric mean needs at least one value");
    }
    double logs = 0;
    for (double value : values) {
      if (!(value > 0)) {
        throw new IllegalArgumentException("a geometric mean needs values above 0, got " + value);
      }
      logs += Math.log(value);
    }
    return Math.exp(logs / values.length);
  }
}
