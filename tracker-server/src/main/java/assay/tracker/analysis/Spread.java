// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How values lie, told by ranks, so that single far ones hardly change it. Nothing is removed: far
 * values are counted (Tukey 1977: farther from the quartiles than 1.5 times their distance).
 *
 * @param mad median of the distances from the median
 * @param outside values farther out than 1.5 quartile distances, the far ones among them
 * @param farOutside values farther out than 3
 */
public record Spread(double median, double mad, int outside, int farOutside) {

  /**
   * @param values at least one, all finite
   */
  public static Spread of(double[] values) {
    double median = quantile(values, 0.5);
    double mad = quantile(Arrays.stream(values).map(x -> Math.abs(x - median)).toArray(), 0.5);
    double low = quantile(values, 0.25);
    double high = quantile(values, 0.75);
    return new Spread(median, mad, outside(values, low, high, 1.5), outside(values, low, high, 3));
  }

  /**
   * Linear between neighbours, at position q·(n − 1): type 7 of Hyndman and Fan 1996.
   *
   * @param values at least one, in any order
   * @param q in [0, 1]
   */
  public static double quantile(double[] values, double q) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a quantile needs at least one value");
    }
    return Resamples.ofAll(values.clone()).quantile(q);
  }

  private static int outside(double[] values, double low, double high, double distances) {
    double fence = distances * (high - low);
    return (int) DoubleStream.of(values).filter(x -> x < low - fence || x > high + fence).count();
  }
}
