// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What the keys of {@code train} ask of each other, in every trial; told once each. */
final class TrainRules {
  private static final Pattern CURVE = Pattern.compile("(train|val)/(.+)");

  private final Positions positions;
  private final Problems problems;
  private final Set<String> told = new HashSet<>();

  TrainRules(Positions positions, Problems problems) {
    this.positions = positions;
    this.problems = problems;
  }

  /**
   * @param trial with all defaults
   */
  void check(ObjectNode trial) {
    JsonNode train = trial.get("train");
    monitor(trial, "train.early_stopping");
    monitor(trial, "train.schedule");
    momentum(train.get("optimizer"));
    wholeGradient(train);
    loss(trial);
    if (train.get("warm_up").intValue() >= train.get("epochs").intValue()) {
      tell(
          "train.warm_up",
          "The warm-up takes all %d epochs.".formatted(train.get("epochs").intValue()),
          "Let it end before.");
    }
  }

  private void monitor(ObjectNode trial, String section) {
    String path = section + ".monitor";
    String curve = Trees.find(trial, path).map(JsonNode::asText).orElse("");
    if (curve.isEmpty()) {
      return;
    }
    Matcher parts = CURVE.matcher(curve);
    if (!parts.matches()) {
      tell(
          path,
          "`monitor` wants a curve such as `val/loss`, got \"%s\".".formatted(curve),
          "Curves are `train/…` and `val/…` of the loss and of the metrics.");
      return;
    }
    boolean held = parts.group(1).equals("val");
    String name = parts.group(2);
    if (held && !trial.get("train").has("validation")) {
      tell(
          path,
          "`%s` is watched, but nothing is held out to take it from.".formatted(curve),
          "Add `validation: 0.1` under `train`.");
    } else if (!name.equals("loss") && !reported(trial).contains(name)) {
      tell(
          path,
          "`%s` is watched, but `evaluate.metrics` does not name `%s`.".formatted(curve, name),
          "Add it there, or watch `%s/loss`.".formatted(parts.group(1)));
    } else if (!held && !name.equals("loss") && !reportsTrain(trial)) {
      tell(
          path,
          "`%s` is watched, but metrics of the training part are not taken.".formatted(curve),
          "Add `report_train: true` under `evaluate`.");
    }
  }

  private static List<String> reported(ObjectNode trial) {
    return StreamSupport.stream(trial.get("evaluate").get("metrics").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private static boolean reportsTrain(ObjectNode trial) {
    return trial.get("evaluate").get("report_train").booleanValue();
  }

  private void momentum(JsonNode rule) {
    if (rule.path("nesterov").booleanValue() && rule.get("momentum").doubleValue() == 0) {
      tell(
          "train.optimizer.nesterov",
          "`nesterov` without momentum is plain `sgd`.",
          "Add `momentum: 0.9`.");
    }
  }

  private void wholeGradient(JsonNode train) {
    if (!train.get("optimizer").get("name").asText().equals("gradient_descent")) {
      return;
    }
    for (String key : List.of("batch_size", "accumulate")) {
      String path = "train." + key;
      if (positions.isWritten(path) || positions.isWritten("search.space." + path)) {
        tell(
            path,
            "`gradient_descent` takes the gradient of all rows, so `%s` has no use.".formatted(key),
            "Leave it out, or use `sgd`.");
      }
    }
  }

  private void loss(ObjectNode trial) {
    TrainSpec.Loss loss = TrainBinding.loss(trial.get("train"));
    String type = trial.get("task").get("type").asText();
    boolean classes = type.endsWith("classification");
    if (loss.ofClasses() != classes) {
      tell(
          "train.loss",
          "`%s` is for %s, and the task is %s."
              .formatted(Binding.wordOf(loss), classes ? "numbers" : "classes", type),
          "Use `%s`.".formatted(classes ? "cross_entropy" : "mse"));
    } else if (!classes && trial.get("train").has("class_weights")) {
      tell("train.class_weights", "There are no classes to weigh.", "Leave it out.");
    }
  }

  private void tell(String path, String message, String advice) {
    String searched = "search.space." + path;
    if (told.add(path)) {
      problems.add(
          positions.place(positions.isWritten(searched) ? searched : path),
          ProblemCode.E104_NOT_ALLOWED,
          message,
          advice);
    }
  }
}
