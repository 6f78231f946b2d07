// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * A statistic over bootstrap resamples, which are as large as the sample and drawn with
 * replacement. Where a sample has so few resamples (n<sup>n</sup>) that all can be taken, they are:
 * then nothing is left to chance. Else they are drawn with a fixed seed, so that the same values
 * always give the same interval.
 */
final class Resamples {
  /** Enough for ends of a 95 % interval that move by about a fortieth of its width. */
  static final int DRAWS = 10_000;

  static final int MOST_EXHAUSTIVE = 100_000;
  private static final long SEED = 0x5EED_A55A_1979L;

  /** Linear between neighbours, as NumPy's: type 7 of Hyndman and Fan 1996 (the default is 8). */
  private static final Quantile QUANTILE =
      Quantile.withDefaults().with(Quantile.EstimationMethod.HF7);

  private final double[] sorted;

  private Resamples(double[] statistics) {
    this.sorted = statistics;
    Arrays.sort(sorted);
  }

  static Resamples ofAll(double[] statistics) {
    return new Resamples(statistics);
  }

  static Resamples drawn(ToDoubleFunction<SplittableRandom> draw) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] statistics = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      statistics[i] = draw.applyAsDouble(random);
    }
    return new Resamples(statistics);
  }

  /** All resamples if they are few, else drawn ones. */
  static Resamples of(double[] sample, ToDoubleFunction<double[]> statistic) {
    if (exhaustible(sample.length) <= MOST_EXHAUSTIVE) {
      return new Resamples(all(sample, statistic));
    }
    double[] resample = new double[sample.length];
    return drawn(random -> {
      for (int i = 0; i < resample.length; i++) {
        resample[i] = sample[random.nextInt(sample.length)];
      }
      return statistic.applyAsDouble(resample);
    });
  }

  /** How many resamples a sample of this size has: n<sup>n</sup>. */
  static double exhaustible(int size) {
    return Math.pow(size, size);
  }

  /** The statistic of every resample, in the order of an odometer. */
  static double[] all(double[] sample, ToDoubleFunction<double[]> statistic) {
    int n = sample.length;
    double[] statistics = new double[(int) exhaustible(n)];
    double[] resample = new double[n];
    for (int i = 0; i < statistics.length; i++) {
      for (int j = 0, digits = i; j < n; j++, digits /= n) {
        resample[j] = sample[digits % n];
      }
      statistics[i] = statistic.applyAsDouble(resample);
    }
    return statistics;
  }

  int size() {
    return sorted.length;
  }

  double quantile(double q) {
    return QUANTILE.evaluate(sorted.length, i -> sorted[i], q);
  }

  /** The percentile interval: between the quantiles alpha/2 and 1 − alpha/2. */
  Interval interval(double estimate, double alpha) {
    return new Interval(estimate, quantile(alpha / 2), quantile(1 - alpha / 2));
  }

  /** The standard deviation over the resamples. */
  double standardError() {
    double mean = Arrays.stream(sorted).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
  }

  /**
   * The share of resamples below the value, equal ones counted half. Sums in another order differ
   * in their last bits, so values within 10⁻¹² of the largest one are equal.
   */
  double shareBelow(double value) {
    double noise = 1e-12 * Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
    long below = Arrays.stream(sorted).filter(x -> x < value - noise).count();
    long equal = Arrays.stream(sorted).filter(x -> Math.abs(x - value) <= noise).count();
    return (below + 0.5 * equal) / sorted.length;
  }
}
