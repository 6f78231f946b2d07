// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.measure.LatencyHistogram;
import java.util.LinkedHashMap;
import java.util.Map;

/** A histogram as metrics, in milliseconds; percentiles of which too little is known are absent. */
public final class Latencies {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final Map<String, Double> PERCENTILES = percentiles();

  private Latencies() {}

  /**
   * @param prefix {@code bench/latency_} or {@code bench/response_}
   */
  public static Map<String, Double> metrics(LatencyHistogram histogram, String prefix) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    histogram
        .meanNanos()
        .ifPresent(nanos -> metrics.put(prefix + "mean_ms", nanos / NANOS_PER_MILLI));
    PERCENTILES.forEach((name, quantile) ->
        histogram
            .percentileNanos(quantile)
            .ifPresent(nanos -> metrics.put(prefix + name + "_ms", nanos / NANOS_PER_MILLI)));
    histogram
        .maxNanos()
        .ifPresent(nanos -> metrics.put(prefix + "max_ms", nanos / NANOS_PER_MILLI));
    return metrics;
  }

  private static Map<String, Double> percentiles() {
    Map<String, Double> percentiles = new LinkedHashMap<>();
    percentiles.put("p50", 0.5);
    percentiles.put("p90", 0.9);
    percentiles.put("p95", 0.95);
    percentiles.put("p99", 0.99);
    percentiles.put("p999", 0.999);
    return percentiles;
  }
}
