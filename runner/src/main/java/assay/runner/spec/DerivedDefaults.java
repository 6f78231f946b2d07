// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.TaskSpec.Goal;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Optional;

/** Defaults that follow from other values; see {@link Shape.Standard.Derived}. */
final class DerivedDefaults {
  private static final String OUTER = "split.outer.method";

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
    methods(document);
    loss(type, document);
  }

  /** Without a method rows are divided as the task asks; inside of training parts as outside. */
  private static void methods(ObjectNode document) {
    String task = Trees.find(document, "task.type").map(type -> type.asText()).orElse("");
    String standard =
        switch (task) {
          case "regression" -> "kfold";
          case "series" -> "rolling_origin";
          default -> "stratified_kfold";
        };
    if (!standard.equals("stratified_kfold") && Trees.find(document, OUTER).isEmpty()) {
      Trees.set(document, OUTER, TextNode.valueOf(standard));
    }
    if (document.path("split").get("inner") instanceof ObjectNode inner && !inner.has("method")) {
      String outer = Trees.find(document, OUTER).map(method -> method.asText()).orElse("");
      inner.put(
          "method",
          switch (outer) {
            case "group_kfold", "group_holdout" -> "group_kfold";
            case "stratified_group_kfold", "rolling_origin" -> outer;
            default -> standard;
          });
    }
  }

  /**
   * What follows from others in the part that trials vary, where a search gives a whole section.
   *
   * @param base the document around it
   */
  static void applyToTrial(ObjectNode varied, ObjectNode base) {
    loss(Trees.find(base, "task.type").map(word -> word.asText()).orElse(""), varied);
  }

  private static void loss(String task, ObjectNode document) {
    boolean numbers = task.equals("regression") || task.equals("series");
    if (document.get("train") instanceof ObjectNode train && !train.has("loss")) {
      train.put("loss", numbers ? "mse" : "cross_entropy");
    }
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
