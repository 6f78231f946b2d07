// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Turns a checked section {@code train} with all defaults into records. */
final class TrainBinding {
  private TrainBinding() {}

  static TrainSpec train(JsonNode train) {
    return new TrainSpec(
        loss(train),
        optimizer(train.get("optimizer")),
        train.get("batch_size").intValue(),
        train.get("epochs").intValue(),
        train.get("l2").doubleValue(),
        new TrainSpec.Options(
            train.get("loss").path("delta").asDouble(1),
            schedule(train.get("schedule")),
            train.get("warm_up").intValue(),
            train.get("accumulate").intValue(),
            train.get("l1").doubleValue(),
            real(train.get("clip_value")),
            real(train.get("clip_norm")),
            classWeights(train.get("class_weights")),
            real(train.get("validation")),
            Optional.ofNullable(train.get("early_stopping")).map(TrainBinding::earlyStopping)));
  }

  static TrainSpec.Loss loss(JsonNode train) {
    return Binding.word(TrainSpec.Loss.class, name(train.get("loss")));
  }

  private static JsonNode name(JsonNode choice) {
    return choice.isTextual() ? choice : choice.get("name");
  }

  private static OptionalDouble real(@Nullable JsonNode number) {
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number.doubleValue());
  }

  private static OptimizerSpec optimizer(JsonNode rule) {
    double rate = rule.get("learning_rate").doubleValue();
    return switch (rule.get("name").textValue()) {
      case "sgd" ->
          new OptimizerSpec.Sgd(rate, real(rule, "momentum"), rule.get("nesterov").booleanValue());
      case "gradient_descent" -> new OptimizerSpec.GradientDescent(rate);
      case "rmsprop" ->
          new OptimizerSpec.RmsProp(
              rate,
              real(rule, "alpha"),
              real(rule, "epsilon"),
              real(rule, "momentum"),
              rule.get("centered").booleanValue());
      case "adagrad" ->
          new OptimizerSpec.Adagrad(
              rate,
              real(rule, "lr_decay"),
              real(rule, "initial_accumulator"),
              real(rule, "epsilon"));
      case "adam" ->
          new OptimizerSpec.Adam(
              rate, real(rule, "beta_1"), real(rule, "beta_2"), real(rule, "epsilon"));
      case "adamw" ->
          new OptimizerSpec.AdamW(
              rate,
              real(rule, "beta_1"),
              real(rule, "beta_2"),
              real(rule, "epsilon"),
              real(rule, "weight_decay"));
      default -> throw Binding.unbound(rule);
    };
  }

  private static ScheduleSpec schedule(JsonNode schedule) {
    return switch (name(schedule).textValue()) {
      case "constant" -> new ScheduleSpec.Constant();
      case "step" ->
          new ScheduleSpec.Step(schedule.get("step_size").intValue(), real(schedule, "gamma"));
      case "exponential" -> new ScheduleSpec.Exponential(real(schedule, "gamma"));
      case "cosine" -> new ScheduleSpec.Cosine(real(schedule, "eta_min"));
      case "one_cycle" ->
          new ScheduleSpec.OneCycle(
              real(schedule, "pct_start"),
              real(schedule, "div_factor"),
              real(schedule, "final_div_factor"));
      case "plateau" ->
          new ScheduleSpec.Plateau(
              monitor(schedule),
              real(schedule, "factor"),
              schedule.get("patience").intValue(),
              real(schedule, "threshold"),
              schedule.get("cooldown").intValue(),
              real(schedule, "min_lr"));
      default -> throw Binding.unbound(schedule);
    };
  }

  private static EarlyStoppingSpec earlyStopping(JsonNode stopping) {
    return new EarlyStoppingSpec(
        monitor(stopping),
        stopping.get("patience").intValue(),
        real(stopping, "min_delta"),
        stopping.get("restore_best").booleanValue());
  }

  private static Monitor monitor(JsonNode section) {
    String curve = section.get("monitor").textValue();
    String metric = curve.substring(curve.indexOf('/') + 1);
    return new Monitor(
        curve, metric.equals("loss") ? TaskSpec.Goal.MINIMIZE : MetricNames.goal(metric));
  }

  private static ClassWeights classWeights(@Nullable JsonNode weights) {
    if (weights == null) {
      return new ClassWeights.Equal();
    }
    if (weights.isTextual()) {
      return new ClassWeights.Balanced();
    }
    Map<String, Double> byName = new LinkedHashMap<>();
    weights
        .properties()
        .forEach(entry -> byName.put(entry.getKey(), entry.getValue().doubleValue()));
    return new ClassWeights.Named(byName);
  }

  private static double real(JsonNode section, String key) {
    return section.get(key).doubleValue();
  }
}
