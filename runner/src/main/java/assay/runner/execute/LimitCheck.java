// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.measure.LatencyHistogram;
import assay.runner.spec.ScenarioSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Whether the percentile that a scenario is judged by stays within its limit: of the response of an
 * open load, else of the latency, over the calls of all forks.
 *
 * @param millis the percentile; empty where it cannot be told
 * @param problem why the limit is not met, or not known to be; empty if it is met
 */
record LimitCheck(
    double percentile, double limitMillis, OptionalDouble millis, Optional<String> problem) {

  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * @param finished measurements
   * @return empty where no limit is declared, or nothing was measured
   */
  static Optional<LimitCheck> of(ScenarioSpec scenario, List<MeasurementResult> finished) {
    if (scenario.limit().isEmpty() || scenario.percentile().isEmpty() || finished.isEmpty()) {
      return Optional.empty();
    }
    boolean open = scenario.kind() == ScenarioSpec.Kind.SERVER;
    LatencyHistogram all =
        LatencyHistogram.merged(
            finished.stream()
                .flatMap(result ->
                    Stream.ofNullable(
                        result
                            .artifacts()
                            .get(open ? MeasurementResult.RESPONSES : MeasurementResult.LATENCIES)))
                .map(LatencyHistogram::decoded)
                .toList());
    boolean unanswered =
        open
            && finished.stream()
                .anyMatch(result -> !result.metrics().containsKey("bench/response_mean_ms"));
    return Optional.of(
        of(
            scenario.percentile().getAsDouble(),
            scenario.limit().get().toNanos() / NANOS_PER_MILLI,
            open ? "response" : "latency",
            all,
            unanswered));
  }

  private static LimitCheck of(
      double percentile, double limit, String what, LatencyHistogram all, boolean unanswered) {
    double quantile = percentile / 100;
    if (unanswered) {
      return new LimitCheck(
          percentile,
          limit,
          OptionalDouble.empty(),
          Optional.of("calls were not answered at all; the limit is %s ms".formatted(text(limit))));
    }
    if (all.percentileNanos(quantile).isEmpty()) {
      return new LimitCheck(
          percentile,
          limit,
          OptionalDouble.empty(),
          Optional.of(
              "p%s cannot be told of %d calls (%d are needed), so the limit of %s ms is not judged"
                  .formatted(
                      text(percentile),
                      all.count(),
                      LatencyHistogram.valuesFor(quantile),
                      text(limit))));
    }
    double millis = all.percentileNanos(quantile).getAsLong() / NANOS_PER_MILLI;
    return new LimitCheck(
        percentile,
        limit,
        OptionalDouble.of(millis),
        millis <= limit
            ? Optional.empty()
            : Optional.of(
                String.format(
                    Locale.ROOT,
                    "p%s of the %s is %.4g ms, above the limit of %s ms",
                    text(percentile),
                    what,
                    millis,
                    text(limit))));
  }

  private static String text(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
