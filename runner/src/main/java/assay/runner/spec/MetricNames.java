// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.TaskSpec.Goal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The metrics that a declaration may name, and which way each is better. */
final class MetricNames {
  /** Of predicted classes, one number for each fit, but for {@code topK_accuracy}. */
  static final List<String> COMPUTED =
      List.of(
          "accuracy",
          "balanced_accuracy",
          "precision",
          "precision_macro",
          "precision_micro",
          "precision_weighted",
          "recall",
          "recall_macro",
          "recall_micro",
          "recall_weighted",
          "f1",
          "f1_macro",
          "f1_micro",
          "f1_weighted",
          "f2",
          "f2_macro",
          "f2_micro",
          "f2_weighted",
          "f0.5",
          "f0.5_macro",
          "f0.5_micro",
          "f0.5_weighted",
          "jaccard",
          "jaccard_macro",
          "jaccard_micro",
          "jaccard_weighted",
          "specificity",
          "specificity_macro",
          "specificity_micro",
          "specificity_weighted",
          "mcc",
          "cohen_kappa",
          "roc_auc",
          "roc_auc_ovr",
          "roc_auc_ovr_weighted",
          "roc_auc_ovr_micro",
          "roc_auc_ovo",
          "roc_auc_ovo_weighted",
          "average_precision",
          "ks",
          "log_loss",
          "brier",
          "ece");

  /** Those that tell one class from one other. */
  static final List<String> FOR_TWO_CLASSES =
      List.of(
          "precision",
          "recall",
          "f1",
          "f2",
          "f0.5",
          "jaccard",
          "specificity",
          "roc_auc",
          "average_precision",
          "ks");

  /** Of predicted numbers, but for {@code pinball_Q}; {@code mase} is for series alone. */
  static final List<String> OF_NUMBERS =
      List.of(
          "mse",
          "rmse",
          "mae",
          "medae",
          "max_error",
          "mape",
          "smape",
          "wape",
          "msle",
          "r2",
          "explained_variance",
          "d2_absolute_error");

  private static final List<String> LOSSES = List.of("log_loss", "brier", "ece");

  private static final List<String> GAINS_OF_NUMBERS =
      List.of("r2", "explained_variance", "d2_absolute_error");

  static final Pattern PINBALL = Pattern.compile("pinball_0\\.[0-9]+");

  static final Pattern TOP = Pattern.compile("top([1-9]\\d{0,5})_accuracy");

  private static final Map<String, String> NEAREST =
      Map.of("confusion_matrix", "balanced_accuracy", "roc_curve", "roc_auc_ovr");

  private static final Pattern SEVERAL_NUMBERS =
      Pattern.compile(
          "(precision|recall|f1|f2|f0\\.5|jaccard|specificity|roc_auc_ovr)_per_class"
              + "|confusion_matrix|roc_curve|precision_recall_curve");

  private static final Pattern OTHER_TASKS = Pattern.compile("mase|rate");

  /** What other programs and people call the same. */
  private static final Map<String, String> ELSEWHERE_CALLED =
      Map.of(
          "acc", "accuracy",
          "auc", "roc_auc",
          "auprc", "average_precision",
          "f1_score", "f1_macro",
          "kappa", "cohen_kappa",
          "matthews_corrcoef", "mcc",
          "neg_log_loss", "log_loss",
          "cross_entropy", "log_loss");

  private MetricNames() {}

  /** The metric that someone probably meant who wrote what is none. */
  static Optional<String> meant(String name) {
    return Optional.ofNullable(ELSEWHERE_CALLED.get(name)).or(() -> Nearest.of(name, all()));
  }

  static Goal goal(String metric) {
    boolean loss = LOSSES.contains(metric) || isOfNumbers(metric);
    return loss && !GAINS_OF_NUMBERS.contains(metric) ? Goal.MINIMIZE : Goal.MAXIMIZE;
  }

  static boolean isComputed(String name) {
    return isOfClasses(name) || isOfNumbers(name);
  }

  private static boolean isOfClasses(String name) {
    return COMPUTED.contains(name) || TOP.matcher(name).matches();
  }

  private static boolean isOfNumbers(String name) {
    return OF_NUMBERS.contains(name) || PINBALL.matcher(name).matches();
  }

  /** Whether a metric says something about predictions of this type of task. */
  static boolean isFor(String type, String name) {
    return type.equals("classification") ? isOfClasses(name) : isOfNumbers(name);
  }

  /** The metric that ranks trials of a type of task unless another is declared. */
  static String standard(String type) {
    return type.equals("regression") || type.equals("series") ? "rmse" : "accuracy";
  }

  /** All names but those with a number in them. */
  static List<String> all() {
    return Stream.concat(COMPUTED.stream(), OF_NUMBERS.stream()).toList();
  }

  /** K of {@code topK_accuracy}. */
  static OptionalInt top(String name) {
    Matcher matcher = TOP.matcher(name);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  /** Whether the language has this name, although no fit of this version has it. */
  static boolean isKnown(String name) {
    return SEVERAL_NUMBERS.matcher(name).matches() || OTHER_TASKS.matcher(name).matches();
  }

  /** What comes closest to a metric for two classes where there are more. */
  static String forManyClasses(String name) {
    return COMPUTED.contains(name + "_macro") ? name + "_macro" : "roc_auc_ovr";
  }

  /** The computed metric that comes closest in meaning, or else in spelling. */
  static String nearest(String name) {
    return Optional.ofNullable(NEAREST.get(name))
        .or(() -> Optional.of(name.replace("_per_class", "_macro")).filter(COMPUTED::contains))
        .or(() -> Nearest.of(name, all()))
        .orElse("accuracy");
  }
}
