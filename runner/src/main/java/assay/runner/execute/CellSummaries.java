// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.measure.LatencyHistogram;
import assay.runner.plan.BenchmarkTrial;
import assay.tracker.analysis.Aggregate;
import assay.tracker.analysis.Forks;
import assay.tracker.analysis.HierarchicalBootstrap;
import assay.tracker.analysis.Interval;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Trials over their measurements: throughput is the mean over forks with a bootstrap interval,
 * percentiles are those of all forks' values together, memory is the highest, the rest is the mean.
 */
final class CellSummaries {
  /** Variation between forks above which a trial is called noisy. */
  private static final double NOISY = 0.05;

  private static final double SECONDS_PER_HOUR = 3600;
  private static final double MILLION = 1e6;

  private CellSummaries() {}

  /**
   * @param records what was measured of the trial, in fork order
   * @param state finished, or why there is nothing
   * @param pricePerHourUsd of the machine
   */
  static CellSummary of(
      BenchmarkTrial trial,
      List<MeasurementRecord> records,
      FitState state,
      Optional<String> cause,
      int planned,
      OptionalDouble pricePerHourUsd) {
    List<MeasurementResult> finished =
        records.stream().filter(MeasurementRecord::finished).map(r -> r.result()).toList();
    Map<String, Aggregate> metrics = metrics(finished);
    cost(metrics, pricePerHourUsd);
    Map<String, String> flags = flags(records, metrics);
    LimitCheck.of(trial.settings().scenario(), finished)
        .ifPresent(check -> {
          int n = finished.size();
          metrics.put("bench/limit_ms", single(check.limitMillis(), n));
          metrics.put("bench/limit_percentile", single(check.percentile(), n));
          check.millis().ifPresent(value -> metrics.put("bench/limit_value_ms", single(value, n)));
          check.problem().ifPresent(problem -> flags.put("limit", problem));
        });
    return new CellSummary(trial, state, cause, metrics, flags, states(records), planned);
  }

  private static Map<String, Aggregate> metrics(List<MeasurementResult> finished) {
    Map<String, Aggregate> metrics = new LinkedHashMap<>();
    if (finished.isEmpty()) {
      return metrics;
    }
    throughput(finished, metrics);
    percentiles(finished, MeasurementResult.LATENCIES, "bench/latency_", metrics);
    percentiles(finished, MeasurementResult.RESPONSES, "bench/response_", metrics);
    finished.stream()
        .flatMap(result -> result.metrics().keySet().stream())
        .distinct()
        .filter(name -> !metrics.containsKey(name) && !isOfAHistogram(name))
        .forEach(name -> metrics.put(name, aggregate(name, finished)));
    return metrics;
  }

  private static boolean isOfAHistogram(String name) {
    return name.startsWith("bench/latency_") || name.startsWith("bench/response_");
  }

  private static void throughput(List<MeasurementResult> finished, Map<String, Aggregate> metrics) {
    Forks forks = forks(finished);
    Interval interval = HierarchicalBootstrap.mean(forks);
    double mean = forks.mean();
    int n = forks.size();
    metrics.put(
        "bench/throughput",
        new Aggregate(
            mean,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            n,
            OptionalDouble.of(interval.low()),
            OptionalDouble.of(interval.high())));
    metrics.put("bench/ci_low", single(interval.low(), n));
    metrics.put("bench/ci_high", single(interval.high(), n));
    if (n > 1) {
      metrics.put("bench/cv", single(deviation(forks.means(), mean) / mean, n));
    }
    metrics.put("bench/forks", single(n, n));
  }

  /** The iterations of each fork; a fork without whole iterations stands with its mean. */
  static Forks forks(List<MeasurementResult> finished) {
    return Forks.of(
        finished.stream()
            .map(result -> {
              List<Curves.Point> points =
                  result.series().byName().getOrDefault(MeasurementResult.ITERATIONS, List.of());
              return points.isEmpty()
                  ? new double[] {result.metrics().getOrDefault("bench/throughput", 0.0)}
                  : points.stream().mapToDouble(Curves.Point::value).toArray();
            })
            .toArray(double[][]::new));
  }

  private static double deviation(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }

  private static void percentiles(
      List<MeasurementResult> finished,
      String artifact,
      String prefix,
      Map<String, Aggregate> metrics) {
    List<LatencyHistogram> parts =
        finished.stream()
            .flatMap(result -> Stream.ofNullable(result.artifacts().get(artifact)))
            .map(LatencyHistogram::decoded)
            .toList();
    if (!parts.isEmpty()) {
      Latencies.metrics(LatencyHistogram.merged(parts), prefix)
          .forEach((name, value) -> metrics.put(name, single(value, finished.size())));
    }
  }

  private static Aggregate aggregate(String name, List<MeasurementResult> finished) {
    double[] values =
        finished.stream()
            .flatMap(result -> Stream.ofNullable(result.metrics().get(name)))
            .mapToDouble(Double::doubleValue)
            .toArray();
    double value =
        switch (name.substring(0, name.indexOf('/') + 1)) {
          case "mem/" -> Arrays.stream(values).max().orElseThrow();
          default ->
              name.equals("bench/n")
                  ? Arrays.stream(values).sum()
                  : Arrays.stream(values).average().orElseThrow();
        };
    return single(value, values.length);
  }

  private static void cost(Map<String, Aggregate> metrics, OptionalDouble pricePerHourUsd) {
    Aggregate throughput = metrics.get("bench/throughput");
    if (throughput != null && pricePerHourUsd.isPresent() && throughput.mean() > 0) {
      double perSecond = pricePerHourUsd.getAsDouble() / SECONDS_PER_HOUR;
      metrics.put(
          "cost/usd_per_1m_samples",
          single(perSecond / throughput.mean() * MILLION, throughput.n()));
    }
  }

  private static Aggregate single(double value, int n) {
    return new Aggregate(
        value,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        n,
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /** A flag of some forks is one of the trial; the first reason stands for all. */
  private static Map<String, String> flags(
      List<MeasurementRecord> records, Map<String, Aggregate> metrics) {
    Map<String, String> flags = new LinkedHashMap<>();
    for (MeasurementRecord record : records) {
      record
          .result()
          .flags()
          .forEach((name, reason) ->
              flags.putIfAbsent(
                  name,
                  records.size() == 1
                      ? reason
                      : "fork %d: %s".formatted(record.measurement().fork(), reason)));
    }
    Aggregate variation = metrics.get("bench/cv");
    if (variation != null && variation.mean() > NOISY) {
      flags.put(
          "noisy",
          String.format(
              Locale.ROOT, "throughput varies by %.1f %% between forks", 100 * variation.mean()));
    }
    return flags;
  }

  private static Map<FitState, Integer> states(List<MeasurementRecord> records) {
    Map<FitState, Integer> states = new EnumMap<>(FitState.class);
    records.forEach(record -> states.merge(record.result().state(), 1, Integer::sum));
    return states;
  }
}
