// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.BenchmarkTrial;
import assay.tracker.analysis.Aggregate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A benchmark's trial over its measurements.
 *
 * @param state finished if its numbers count; interrupted while measurements are missing
 * @param metrics by public name, over the finished measurements
 * @param flags name of the flag to the reason in words
 * @param measurements how many are in each state
 * @param planned measurements at least
 */
public record CellSummary(
    BenchmarkTrial trial,
    FitState state,
    Optional<String> cause,
    Map<String, Aggregate> metrics,
    Map<String, String> flags,
    Map<FitState, Integer> measurements,
    int planned) {
  public CellSummary {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
    measurements = Map.copyOf(measurements);
  }

  /** A metric's value; empty where it was not measured. */
  public Optional<Double> value(String metric) {
    return Optional.ofNullable(metrics.get(metric)).map(Aggregate::mean);
  }

  /** A metric that a finished trial is known to have. */
  public double requireValue(String metric) {
    return Objects.requireNonNull(metrics.get(metric), metric).mean();
  }
}
