// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.TaskSpec.Goal;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/** Defaults that follow from other values; see {@link Shape.Standard.Derived}. */
final class DerivedDefaults {
  private DerivedDefaults() {}

  /** Completes a document in place. The task's metric is always one of those reported. */
  static void apply(ObjectNode document) {
    String type = Trees.find(document, "task.type").map(word -> word.asText()).orElse("");
    String metric =
        Trees.find(document, "task.metric")
            .map(name -> name.textValue())
            .orElseGet(() -> MetricNames.standard(type));
    if (document.get("task") instanceof ObjectNode task) {
      task.put("metric", metric);
      target(document).filter(t -> !task.has("target")).ifPresent(t -> task.put("target", t));
      if (!task.has("goal")) {
        Goal goal = MetricNames.goal(metric);
        task.put("goal", goal.name().toLowerCase(Locale.ROOT));
      }
    }
    metrics(document, metric);
  }

  private static Optional<String> target(ObjectNode document) {
    String source = Trees.find(document, "data.source").map(s -> s.asText()).orElse("");
    return Optional.ofNullable(BuiltinData.TARGETS.get(source.replaceFirst("^builtin:", "")));
  }

  private static void metrics(ObjectNode document, String metric) {
    ObjectNode evaluate =
        document.get("evaluate") instanceof ObjectNode map ? map : document.putObject("evaluate");
    ArrayNode metrics =
        evaluate.get("metrics") instanceof ArrayNode list ? list : evaluate.putArray("metrics");
    for (var name : metrics) {
      if (name.asText().equals(metric)) {
        return;
      }
    }
    metrics.insert(0, metric);
  }
}
