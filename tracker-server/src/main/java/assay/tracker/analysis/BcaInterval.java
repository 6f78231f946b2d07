// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A bootstrap interval that is corrected for bias and for a spread that changes with the statistic
 * (BCa, Efron 1987): the percentiles α' = Φ(z₀ + (z₀ + z)/(1 − a·(z₀ + z))) of the resamples, z the
 * normal quantile of α/2 and 1 − α/2.
 *
 * @param standardError deviation of the statistic over the resamples
 * @param bias z₀ = Φ⁻¹ of the share of resamples below the estimate, equal ones counted half
 * @param acceleration a = Σ(m − j)³ / (6·(Σ(m − j)²)^1.5) over the statistics j of the samples that
 *     lack one value each, m their mean
 * @param lowLevel the percentile α' of the lower end, in [0, 1]
 * @param highLevel that of the upper end
 * @param resamples how many there were: all n<sup>n</sup> if these are at most 100,000, else 10,000
 */
public record BcaInterval(
    Interval interval,
    double standardError,
    double bias,
    double acceleration,
    double lowLevel,
    double highLevel,
    int resamples) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * @param sample at least two values that are independent of each other
   * @param statistic must not change the array it gets
   * @param alpha 1 − the level of the interval
   */
  public static BcaInterval of(
      double[] sample, ToDoubleFunction<double[]> statistic, double alpha) {
    if (sample.length < 2) {
      throw new IllegalArgumentException(
          "an interval needs at least two values, got " + sample.length);
    }
    double estimate = statistic.applyAsDouble(sample);
    Resamples resamples = Resamples.of(sample, statistic);
    double bias = bias(resamples, estimate);
    double acceleration = acceleration(sample, statistic);
    double low = level(bias, acceleration, alpha / 2);
    double high = level(bias, acceleration, 1 - alpha / 2);
    return new BcaInterval(
        new Interval(estimate, resamples.quantile(low), resamples.quantile(high)),
        resamples.standardError(),
        bias,
        acceleration,
        low,
        high,
        resamples.size());
  }

  /** Finite even when all resamples lie on one side of the estimate. */
  private static double bias(Resamples resamples, double estimate) {
    double half = 0.5 / resamples.size();
    double share = Math.clamp(resamples.shareBelow(estimate), half, 1 - half);
    return NORMAL.inverseCumulativeProbability(share);
  }

  private static double acceleration(double[] sample, ToDoubleFunction<double[]> statistic) {
    double[] left =
        IntStream.range(0, sample.length)
            .mapToDouble(i -> statistic.applyAsDouble(without(sample, i)))
            .toArray();
    double mean = Arrays.stream(left).average().orElseThrow();
    double squares = Arrays.stream(left).map(j -> Math.pow(mean - j, 2)).sum();
    double cubes = Arrays.stream(left).map(j -> Math.pow(mean - j, 3)).sum();
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }

  private static double[] without(double[] sample, int index) {
    return IntStream.range(0, sample.length)
        .filter(i -> i != index)
        .mapToDouble(i -> sample[i])
        .toArray();
  }

  private static double level(double bias, double acceleration, double level) {
    double sum = bias + NORMAL.inverseCumulativeProbability(level);
    return NORMAL.cumulativeProbability(bias + sum / (1 - acceleration * sum));
  }
}
