// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The percentile bootstrap (Efron and Tibshirani 1993, chapter 13): metrics of as many rows as
 * there are, drawn with replacement. Each draw has a random stream of its own, so the intervals do
 * not depend on how many draws are made at once.
 */
record Bootstrap<S extends Sample<S>>(S sample, Options options, long seed) {
  static final int DRAWS = 1000;

  /** Draws in which a metric may be undefined before nothing is said of it. */
  private static final double TOLERATED = 0.05;

  Map<String, Bounds> bounds(Map<String, Metric<S>> metrics) {
    if (metrics.isEmpty()) {
      return Map.of();
    }
    List<Metric<S>> order = List.copyOf(metrics.values());
    double[][] draws =
        IntStream.range(0, DRAWS)
            .parallel()
            .mapToObj(draw -> drawn(order, draw))
            .toArray(double[][]::new);
    Map<String, Bounds> bounds = new LinkedHashMap<>();
    int at = 0;
    for (String name : metrics.keySet()) {
      int column = at++;
      bounds.put(name, of(Arrays.stream(draws).mapToDouble(draw -> draw[column]).toArray()));
    }
    return bounds;
  }

  /** NaN where a metric is undefined. */
  private double[] drawn(List<Metric<S>> metrics, int draw) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + draw);
    int[] counts = new int[sample.rows()];
    for (int i = 0; i < counts.length; i++) {
      counts[random.nextInt(counts.length)]++;
    }
    if (!anyWeight(counts)) {
      return metrics.stream().mapToDouble(metric -> Double.NaN).toArray();
    }
    S resample = sample.weighted(sample.weights().times(counts));
    return metrics.stream()
        .mapToDouble(metric ->
            metric.of(resample, options) instanceof Score.Value(double value) ? value : Double.NaN)
        .toArray();
  }

  private boolean anyWeight(int[] counts) {
    return IntStream.range(0, counts.length)
        .anyMatch(row -> counts[row] > 0 && sample.weights().of(row) > 0);
  }

  private static Bounds of(double[] draws) {
    double[] defined = Arrays.stream(draws).filter(Double::isFinite).sorted().toArray();
    return defined.length < (1 - TOLERATED) * draws.length
        ? Bounds.undefined(
            "it is undefined for %d of %d resamples of the rows"
                .formatted(draws.length - defined.length, draws.length))
        : Bounds.of(quantile(defined, 0.025), quantile(defined, 0.975));
  }

  /** Linear between neighbours: type 7 of Hyndman and Fan 1996. */
  private static double quantile(double[] sorted, double q) {
    double at = q * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
