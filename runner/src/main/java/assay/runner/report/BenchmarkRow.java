// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import assay.runner.execute.CellSummary;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A trial of a benchmark in a table.
 *
 * @param parameters the searched ones
 * @param state {@code finished} or why there are no numbers
 * @param metrics by public name
 * @param flags name of the flag to the reason in words
 */
public record BenchmarkRow(
    String name,
    Map<String, JsonNode> parameters,
    String state,
    Optional<String> cause,
    Map<String, Double> metrics,
    Map<String, String> flags) {
  public BenchmarkRow {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
  }

  public static BenchmarkRow of(CellSummary summary) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    summary.metrics().forEach((name, aggregate) -> metrics.put(name, aggregate.mean()));
    return new BenchmarkRow(
        summary.trial().name(),
        summary.trial().searched(),
        summary.state().word(),
        summary.cause(),
        metrics,
        summary.flags());
  }

  OptionalDouble metric(String metric) {
    Double value = metrics.get(metric);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
