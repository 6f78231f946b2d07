// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import assay.runner.execute.BenchmarkEnd;
import assay.runner.execute.CellSummary;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What {@code assay run --json} and {@code assay bench --json} print of a benchmark. Its trials
 * have the form of those of a training, with state, cause and flags; forks are counted as {@code
 * fits}.
 */
public final class BenchmarkJson {
  private BenchmarkJson() {}

  public static ObjectNode of(String experiment, BenchmarkEnd end) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("experiment", experiment);
    json.put("launch", end.launch());
    json.put("state", end.state().word());
    ArrayNode trials = json.putArray("trials");
    end.summaries().forEach(summary -> trials.add(of(summary)));
    json.put("measured", end.measured());
    json.put("reused", end.reused());
    json.put("wall_seconds", end.wallSeconds());
    return json;
  }

  /** A trial as a tracker knows it. */
  public static ObjectNode of(BenchmarkRow row) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("trial", row.name());
    row.parameters().forEach(json.putObject("parameters")::set);
    json.put("state", row.state());
    row.cause().ifPresent(cause -> json.put("cause", cause));
    ObjectNode metrics = json.putObject("metrics");
    row.metrics().forEach((name, value) -> metrics.putObject(name).put("mean", value));
    row.flags().forEach(json.putObject("flags")::put);
    return json;
  }

  private static ObjectNode of(CellSummary summary) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("key", summary.trial().key());
    summary.trial().searched().forEach(json.putObject("parameters")::set);
    json.put("baseline", false);
    json.put("state", summary.state().word());
    summary.cause().ifPresent(cause -> json.put("cause", cause));
    ObjectNode metrics = json.putObject("metrics");
    summary.metrics().forEach((name, aggregate) -> metrics.set(name, TrialJson.of(aggregate)));
    summary.flags().forEach(json.putObject("flags")::put);
    ObjectNode fits = json.putObject("fits");
    summary.measurements().forEach((state, count) -> fits.put(state.word(), count));
    json.put("chosen", false);
    return json;
  }
}
