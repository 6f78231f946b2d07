// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Language.BELOW_ONE;
import static assay.runner.spec.Language.COUNT;
import static assay.runner.spec.Language.NOT_NEGATIVE;
import static assay.runner.spec.Language.POSITIVE;
import static assay.runner.spec.Language.bool;
import static assay.runner.spec.Language.derived;
import static assay.runner.spec.Language.empty;
import static assay.runner.spec.Language.fields;
import static assay.runner.spec.Language.key;
import static assay.runner.spec.Language.later;
import static assay.runner.spec.Language.number;
import static assay.runner.spec.Language.optional;
import static assay.runner.spec.Language.required;
import static assay.runner.spec.Language.text;

import assay.runner.spec.Shape.Fields;
import assay.runner.spec.Shape.OneOf;
import assay.runner.spec.Shape.Real;
import assay.runner.spec.Shape.Setting;
import assay.runner.spec.Shape.Text;
import assay.runner.spec.Shape.Whole;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The section {@code train}. Names and defaults are PyTorch's, where it has the thing. */
final class TrainLanguage {
  static final String MONITOR = "val/loss";

  private static final Real SHARE =
      new Real("above 0 and below 1", value -> value > 0 && value < 1);
  private static final Whole FROM_ZERO = new Whole(0, Integer.MAX_VALUE);

  private TrainLanguage() {}

  static Fields train() {
    return fields(
        derived("loss", loss(), "cross_entropy for classes, mse for numbers", "what is minimised"),
        key("optimizer", optimizer(), empty(), "the update rule"),
        key("batch_size", COUNT, number(32), "rows per backward pass"),
        required("epochs", COUNT, "passes over the training part"),
        key("l2", NOT_NEGATIVE, number(0.0), "λ of the penalty λ/2·‖w‖² on weights"),
        key("l1", NOT_NEGATIVE, number(0.0), "λ of the penalty λ·‖w‖₁ on weights"),
        key("schedule", schedule(), text("constant"), "how the learning rate changes"),
        key("warm_up", FROM_ZERO, number(0), "epochs in which the learning rate rises"),
        key("accumulate", COUNT, number(1), "batches whose gradients make one update"),
        optional("clip_value", POSITIVE, "bound of each element of the gradient"),
        optional("clip_norm", POSITIVE, "bound of the gradient's Euclidean norm"),
        optional(
            "class_weights",
            new Shape.ByName("balanced", POSITIVE),
            "how much rows of each class count in the loss"),
        optional("validation", SHARE, "share of the training part that is held out"),
        optional("early_stopping", earlyStopping(), "when a fit ends before its epochs"),
        later("checkpoint", "Leave it out."));
  }

  private static OneOf loss() {
    Map<String, Fields> losses = new LinkedHashMap<>();
    for (TrainSpec.Loss loss : TrainSpec.Loss.values()) {
      losses.put(Binding.wordOf(loss), fields());
    }
    losses.put(
        "huber", fields(key("delta", POSITIVE, number(1.0), "error from which it grows linearly")));
    return new OneOf("name", Optional.empty(), true, losses, Map.of(), "what is minimised");
  }

  private static OneOf optimizer() {
    Setting rate = key("learning_rate", POSITIVE, number(1e-3), "length of a step");
    Setting hundredth = key("learning_rate", POSITIVE, number(1e-2), "length of a step");
    Setting needed = required("learning_rate", POSITIVE, "length of a step");
    Setting momentum =
        key("momentum", BELOW_ONE, number(0.0), "share of the last step that is kept");
    Setting beta1 = key("beta_1", BELOW_ONE, number(0.9), "decay of the mean of gradients");
    Setting beta2 = key("beta_2", BELOW_ONE, number(0.999), "decay of the mean of their squares");
    Setting epsilon =
        key("epsilon", POSITIVE, number(1e-8), "added to the root, against division by 0");
    Map<String, Fields> rules = new LinkedHashMap<>();
    rules.put(
        "sgd",
        fields(needed, momentum, key("nesterov", flag(), bool(false), "Nesterov's momentum")));
    rules.put("gradient_descent", fields(needed));
    rules.put(
        "rmsprop",
        fields(
            hundredth,
            key("alpha", BELOW_ONE, number(0.99), "decay of the mean of squared gradients"),
            epsilon,
            momentum,
            key("centered", flag(), bool(false), "squares less the square of the mean")));
    rules.put(
        "adagrad",
        fields(
            hundredth,
            key("lr_decay", NOT_NEGATIVE, number(0.0), "the rate falls as 1/(1 + decay·updates)"),
            key(
                "initial_accumulator",
                NOT_NEGATIVE,
                number(0.0),
                "what sums of squares start from"),
            key("epsilon", POSITIVE, number(1e-10), "added to the root, against division by 0")));
    rules.put("adam", fields(rate, beta1, beta2, epsilon));
    rules.put(
        "adamw",
        fields(
            rate,
            beta1,
            beta2,
            epsilon,
            key("weight_decay", NOT_NEGATIVE, number(1e-2), "share of weights lost per rate")));
    return new OneOf(
        "name", Optional.of("adam"), false, rules, Map.of("nesterov", "sgd"), "update rule");
  }

  private static Shape.Flag flag() {
    return new Shape.Flag();
  }

  private static OneOf schedule() {
    Map<String, Fields> schedules = new LinkedHashMap<>();
    schedules.put("constant", fields());
    schedules.put(
        "step",
        fields(
            required("step_size", COUNT, "epochs between changes"),
            key("gamma", POSITIVE, number(0.1), "factor of each change")));
    schedules.put("exponential", fields(required("gamma", POSITIVE, "factor of each epoch")));
    schedules.put("cosine", fields(key("eta_min", NOT_NEGATIVE, number(0.0), "last rate")));
    schedules.put(
        "one_cycle",
        fields(
            key("pct_start", SHARE, number(0.3), "share of updates in which it rises"),
            key("div_factor", POSITIVE, number(25.0), "learning rate / first rate"),
            key("final_div_factor", POSITIVE, number(1e4), "first rate / last rate")));
    schedules.put(
        "plateau",
        fields(
            monitor(),
            key("factor", SHARE, number(0.1), "factor of each change"),
            key("patience", FROM_ZERO, number(10), "epochs without improvement that are borne"),
            key("threshold", NOT_NEGATIVE, number(1e-4), "least relative improvement that counts"),
            key("cooldown", FROM_ZERO, number(0), "epochs after a change that are not counted"),
            key("min_lr", NOT_NEGATIVE, number(0.0), "lowest rate")));
    return new OneOf(
        "name", Optional.empty(), true, schedules, Map.of(), "how the learning rate changes");
  }

  private static Fields earlyStopping() {
    return fields(
        monitor(),
        key("patience", COUNT, number(10), "epochs without improvement that end a fit"),
        key("min_delta", NOT_NEGATIVE, number(0.0), "least improvement that counts"),
        key("restore_best", flag(), bool(true), "score the best epoch's weights"));
  }

  private static Setting monitor() {
    return key("monitor", new Text(), text(MONITOR), "the curve that is watched");
  }
}
