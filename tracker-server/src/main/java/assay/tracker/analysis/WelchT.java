// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

/**
 * Welch's t-test (Welch 1947) on two samples that are not paired and may differ in variance: t =
 * (mean₁ − mean₂) / √(v₁ + v₂) with v = s²/n, and (v₁ + v₂)² / (v₁²/(n₁ − 1) + v₂²/(n₂ − 1))
 * degrees of freedom. For measurements in forks, a value is the mean of a fork.
 */
public final class WelchT {
  private WelchT() {}

  /**
   * With the 95 % interval of the difference.
   *
   * @param first at least two values
   * @param second at least two
   */
  public static TTest of(double[] first, double[] second) {
    return of(first, second, 0.05);
  }

  /**
   * @param alpha 1 − the level of the interval
   */
  public static TTest of(double[] first, double[] second, double alpha) {
    Aggregate one = summarize(first);
    Aggregate other = summarize(second);
    double v1 = square(one.se().getAsDouble());
    double v2 = square(other.se().getAsDouble());
    double df = square(v1 + v2) / (square(v1) / (one.n() - 1) + square(v2) / (other.n() - 1));
    double difference = one.mean() - other.mean();
    return v1 + v2 == 0
        ? TTest.certain(difference, one.n() + other.n() - 2)
        : TTest.of(difference, Math.sqrt(v1 + v2), df, alpha);
  }

  private static Aggregate summarize(double[] values) {
    if (values.length < 2) {
      throw new IllegalArgumentException(
          "Welch's t-test needs at least two values of each side, got " + values.length);
    }
    return Aggregate.of(values, 0);
  }

  private static double square(double x) {
    return x * x;
  }
}
