// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import assay.runner.execute.Comparison;
import assay.runner.execute.LaunchEnd;
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
    return json;
  }

  /** A trial against the best one, or a baseline against the chosen one; {@code told} is whether the data tell them apart. */
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
