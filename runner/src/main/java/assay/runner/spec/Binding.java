// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Turns a checked document with all defaults into records. */
final class Binding {
  private Binding() {}

  static TrialSettings settings(ObjectNode document) {
    return new TrialSettings(
        DataBinding.task(document.get("task")),
        DataBinding.data(document.get("data")),
        SplitBinding.split(document.get("split")),
        DataBinding.steps(document.get("preprocess")),
        DataBinding.targetTransform(document),
        ModelBinding.model(document.get("model")),
        TrainBinding.train(document.get("train")),
        evaluate(document.get("evaluate")));
  }

  private static EvaluateSpec evaluate(JsonNode evaluate) {
    return new EvaluateSpec(
        list(evaluate.get("metrics")).stream().map(JsonNode::textValue).distinct().toList(),
        evaluate.get("report_train").booleanValue());
  }

  static SelectSpec select(JsonNode select) {
    List<SelectSpec.Simpler> simpler = new ArrayList<>();
    for (JsonNode item : select.get("simpler_is")) {
      item.properties().forEach(e -> simpler.add(simpler(e.getKey(), e.getValue().textValue())));
    }
    return new SelectSpec(
        word(SelectSpec.Rule.class, select.get("rule")),
        simpler,
        select.get("baselines").booleanValue());
  }

  private static SelectSpec.Simpler simpler(String path, String word) {
    return new SelectSpec.Simpler(path, word.equals("fewer") || word.equals("smaller"));
  }

  static ExecuteSpec execute(JsonNode execute) {
    JsonNode slots = execute.get("slots");
    return new ExecuteSpec(
        execute.get("target").textValue(),
        slots.isInt() ? OptionalInt.of(slots.intValue()) : OptionalInt.empty(),
        execute.get("threads_per_fit").intValue(),
        word(ExecuteSpec.OnFailure.class, execute.get("on_failure")),
        duration(execute.get("fit_timeout")));
  }

  static BudgetSpec budget(JsonNode budget) {
    return new BudgetSpec(duration(budget.get("wall")));
  }

  static Optional<Duration> duration(@Nullable JsonNode text) {
    return Optional.ofNullable(text).map(JsonNode::textValue).flatMap(Durations::find);
  }

  /** The word of the language for a constant. */
  static String wordOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E word(Class<E> type, JsonNode word) {
    return Enum.valueOf(type, word.textValue().toUpperCase(Locale.ROOT));
  }

  static List<JsonNode> list(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }

  /** The language allows what no record stands for: a mistake in the program. */
  static IllegalStateException unbound(JsonNode node) {
    return new IllegalStateException("no record for " + node);
  }
}
