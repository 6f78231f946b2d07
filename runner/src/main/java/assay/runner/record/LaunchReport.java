// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.FitState;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.TrialSummary;
import assay.tracker.analysis.Aggregate;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;

/**
 * The result of a launch as JSON: what {@code assay run --json} prints, the tracker keeps as {@code
 * assay/verdict.json}, and the journal holds. What is not known is absent.
 */
public final class LaunchReport {
  private LaunchReport() {}

  public static ObjectNode of(String experiment, LaunchEnd end) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("experiment", experiment).put("launch", end.launch());
    report.put("state", end.state().word());
    ArrayNode trials = report.putArray("trials");
    end.summaries().forEach(summary -> trials.add(trial(summary)));
    return report
        .put("trained", end.trained())
        .put("reused", end.reused())
        .put("wall_seconds", end.wallSeconds())
        .put("verdict", end.verdict());
  }

  private static ObjectNode trial(TrialSummary summary) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("key", summary.trial().key());
    ObjectNode parameters = json.putObject("parameters");
    summary.trial().searched().forEach((path, value) -> parameters.set(path, value));
    json.put("baseline", false);
    ObjectNode metrics = json.putObject("metrics");
    summary.metrics().forEach((name, aggregate) -> metrics.set(name, aggregate(aggregate)));
    summary.fitSeconds().ifPresent(value -> json.put("fit_seconds", value));
    summary.samplesPerSecond().ifPresent(value -> json.put("samples_per_second", value));
    summary.memoryPeakBytes().ifPresent(value -> json.put("memory_peak_bytes", value));
    json.set("fits", counts(summary.fits()));
    summary.rank().ifPresent(rank -> json.put("rank", rank));
    return json.put("chosen", summary.chosen());
  }

  private static ObjectNode aggregate(Aggregate aggregate) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("mean", Json.number(aggregate.mean()));
    aggregate.sd().ifPresent(value -> json.set("sd", Json.number(value)));
    aggregate.se().ifPresent(value -> json.set("se", Json.number(value)));
    json.put("n", aggregate.n());
    aggregate.low().ifPresent(value -> json.set("low", Json.number(value)));
    aggregate.high().ifPresent(value -> json.set("high", Json.number(value)));
    return json;
  }

  private static ObjectNode counts(Map<FitState, Integer> fits) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Map<FitState, Integer> ordered = new EnumMap<>(FitState.class);
    ordered.putAll(fits);
    ordered.forEach((state, count) -> json.put(state.word(), count));
    return json;
  }
}
