// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import assay.runner.execute.TrialSummary;
import assay.tracker.analysis.Aggregate;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One trial as tables and JSON show it, wherever it comes from: a launch or a tracker.
 *
 * @param parameters the searched ones only, by path
 * @param fits how many fits are in each state, by its word
 */
public record TrialRow(
    String key,
    String name,
    Map<String, JsonNode> parameters,
    boolean baseline,
    Map<String, Aggregate> metrics,
    OptionalDouble fitSeconds,
    OptionalDouble samplesPerSecond,
    OptionalLong memoryPeakBytes,
    boolean memoryShared,
    Map<String, Integer> fits,
    OptionalInt rank,
    boolean chosen) {
  public TrialRow {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    fits = Collections.unmodifiableMap(new LinkedHashMap<>(fits));
  }

  public static TrialRow of(TrialSummary summary) {
    Map<String, Integer> fits = new LinkedHashMap<>();
    new TreeMap<>(summary.fits()).forEach((state, count) -> fits.put(state.word(), count));
    return new TrialRow(
        summary.trial().key(),
        summary.trial().name(),
        summary.trial().searched(),
        summary.trial().isBaseline(),
        summary.metrics(),
        summary.fitSeconds(),
        summary.samplesPerSecond(),
        summary.memoryPeakBytes(),
        summary.memoryShared(),
        fits,
        summary.rank(),
        summary.chosen());
  }
}
