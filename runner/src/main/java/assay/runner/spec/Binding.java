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
        model(document.get("model")),
        train(document.get("train")),
        evaluate(document.get("evaluate")));
  }

  static ModelSpec model(JsonNode model) {
    JsonNode init = model.get("init");
    return new ModelSpec.Mlp(
        list(model.get("hidden")).stream().map(JsonNode::intValue).toList(),
        word(ModelSpec.Activation.class, model.get("activation")),
        initializer(init.get("weights")),
        initializer(init.get("biases")));
  }

  private static Initializer initializer(JsonNode node) {
    String method = node.isTextual() ? node.textValue() : node.get("method").textValue();
    return switch (method) {
      case "zeros" -> new Initializer.Zeros();
      case "normal" -> new Initializer.Normal(node.get("std").doubleValue());
      case "uniform" -> new Initializer.Uniform(node.get("bound").doubleValue());
      case "xavier_uniform" -> new Initializer.XavierUniform();
      case "xavier_normal" -> new Initializer.XavierNormal();
      case "he_uniform" -> new Initializer.HeUniform();
      case "he_normal" -> new Initializer.HeNormal();
      default -> throw unbound(node);
    };
  }

  private static TrainSpec train(JsonNode train) {
    return new TrainSpec(
        word(TrainSpec.Loss.class, train.get("loss")),
        optimizer(train.get("optimizer")),
        train.get("batch_size").intValue(),
        train.get("epochs").intValue(),
        train.get("l2").doubleValue());
  }

  private static OptimizerSpec optimizer(JsonNode rule) {
    double learningRate = rule.get("learning_rate").doubleValue();
    return switch (rule.get("name").textValue()) {
      case "sgd" -> new OptimizerSpec.Sgd(learningRate, rule.get("momentum").doubleValue());
      case "adam" ->
          new OptimizerSpec.Adam(
              learningRate,
              rule.get("beta_1").doubleValue(),
              rule.get("beta_2").doubleValue(),
              rule.get("epsilon").doubleValue());
      default -> throw unbound(rule);
    };
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

  private static <E extends Enum<E>> E word(Class<E> type, JsonNode word) {
    return Enum.valueOf(type, word.textValue().toUpperCase(Locale.ROOT));
  }

  static List<JsonNode> list(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }

  /** The language allows what no record stands for: a mistake in the program. */
  private static IllegalStateException unbound(JsonNode node) {
    return new IllegalStateException("no record for " + node);
  }
}
