// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.time.Duration;
import java.util.List;

/**
 * Whether the throughput of consecutive windows of time has settled: over the last {@link #WINDOWS}
 * of them, neither a trend (the change along the least-squares line, |slope · windows|) of 2 % of
 * their mean or more, nor a coefficient of variation of 5 % or more.
 */
public final class SteadyState {
  public static final int WINDOWS = 5;

  /** Shorter windows would show the scheduler, not the trend. */
  public static final Duration SHORTEST_WINDOW = Duration.ofMillis(200);

  private static final double TREND = 0.02;
  private static final double VARIATION = 0.05;

  private SteadyState() {}

  /**
   * @param throughput of windows of equal length, the oldest first; only the last ones are looked
   *     at
   */
  public static boolean reached(List<Double> throughput) {
    if (throughput.size() < WINDOWS) {
      return false;
    }
    List<Double> last = throughput.subList(throughput.size() - WINDOWS, throughput.size());
    double mean = last.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    return mean > 0
        && Math.abs(slope(last, mean) * WINDOWS) < TREND * mean
        && deviation(last, mean) < VARIATION * mean;
  }

  /** Of the least-squares line over 0, 1, 2 … */
  private static double slope(List<Double> values, double mean) {
    double middle = (values.size() - 1) / 2.0;
    double products = 0;
    double squares = 0;
    for (int i = 0; i < values.size(); i++) {
      products += (i - middle) * (values.get(i) - mean);
      squares += (i - middle) * (i - middle);
    }
    return products / squares;
  }

  private static double deviation(List<Double> values, double mean) {
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1));
  }
}
