// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import assay.runner.execute.Comparison;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.NestedEstimate;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What {@code assay run --json} prints of one launch, and {@code assay/verdict.json} holds. */
public final class LaunchJson {
  private LaunchJson() {}

  public static ObjectNode of(String experiment, LaunchEnd end) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("experiment", experiment);
    json.put("launch", end.launch());
    json.put("state", end.state().word());
    ArrayNode trials = json.putArray("trials");
    end.summaries().forEach(summary -> trials.add(TrialJson.of(TrialRow.of(summary))));
    json.put("trained", end.trained());
    json.put("reused", end.reused());
    json.put("wall_seconds", end.wallSeconds());
    json.put("verdict", end.verdict().text());
    ArrayNode comparisons = json.putArray("comparisons");
    end.verdict().comparisons().forEach(comparison -> comparisons.add(of(comparison)));
    ArrayNode baselines = json.putArray("baselines");
    end.verdict().baselines().forEach(comparison -> baselines.add(of(comparison)));
    end.nested().ifPresent(nested -> json.set("nested", of(nested)));
    return json;
  }

  /** What the whole search is worth, and what it chose in each outer fold. */
  private static ObjectNode of(NestedEstimate nested) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode metrics = json.putObject("metrics");
    nested.metrics().forEach((name, aggregate) -> metrics.set(name, TrialJson.of(aggregate)));
    ArrayNode winners = json.putArray("winners");
    for (NestedEstimate.Winner winner : nested.winners()) {
      ObjectNode entry = winners.addObject();
      entry.put("repeat", winner.repeat());
      entry.put("fold", winner.fold());
      winner.trial().ifPresent(trial -> entry.put("key", trial.key()).put("name", trial.name()));
      winner.metrics().forEach(entry.putObject("metrics")::put);
    }
    ArrayNode baselines = json.putArray("baselines");
    nested.baselines().forEach(comparison -> baselines.add(of(comparison)));
    json.put("failed", nested.failed());
    json.put("verdict", nested.text());
    return json;
  }

  /**
   * A trial against the best one, or a baseline against the chosen one; {@code told} is whether the
   * data tell them apart.
   */
  private static ObjectNode of(Comparison comparison) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("key", comparison.trial().key());
    json.put("difference", comparison.difference());
    json.put("low", comparison.low());
    json.put("high", comparison.high());
    json.put("p", comparison.p());
    json.put("p_adjusted", comparison.adjustedP());
    json.put("told", comparison.told());
    return json;
  }
}
