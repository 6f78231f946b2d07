// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.TaskSpec.Goal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The metrics that a declaration may name, and which way each is better. */
final class MetricNames {
  /** What this version computes. */
  static final List<String> COMPUTED =
      List.of(
          "accuracy",
          "balanced_accuracy",
          "precision_macro",
          "recall_macro",
          "f1_macro",
          "precision_weighted",
          "recall_weighted",
          "f1_weighted",
          "f1_micro",
          "mcc",
          "cohen_kappa",
          "log_loss",
          "roc_auc_ovr",
          "brier");

  private static final List<String> LOSSES = List.of("log_loss", "brier");

  private static final Map<String, String> NEAREST =
      Map.of(
          "f1", "f1_macro",
          "precision", "precision_macro",
          "recall", "recall_macro",
          "roc_auc", "roc_auc_ovr",
          "ece", "brier");

  private static final Pattern CLASSIFICATION =
      Pattern.compile(
          "(precision|recall|f1|f2|f0\\.5|jaccard|specificity)"
              + "(_macro|_micro|_weighted|_per_class)?"
              + "|confusion_matrix|roc_auc|roc_auc_ovr_weighted|roc_auc_ovo|average_precision"
              + "|ece|ks|top[1-9][0-9]*_accuracy|roc_curve|precision_recall_curve");

  private static final Pattern OTHER_TASKS =
      Pattern.compile(
          "mse|rmse|mae|medae|mape|smape|wape|mase|msle|max_error|r2|explained_variance"
              + "|pinball_0\\.[0-9]+|d2_absolute_error|rate");

  private MetricNames() {}

  static Goal goal(String metric) {
    return LOSSES.contains(metric) ? Goal.MINIMIZE : Goal.MAXIMIZE;
  }

  /** Whether the language has this name, although this version does not compute it. */
  static boolean isKnown(String name) {
    return CLASSIFICATION.matcher(name).matches() || OTHER_TASKS.matcher(name).matches();
  }

  /** The computed metric that comes closest in meaning, or else in spelling. */
  static String nearest(String name) {
    return Optional.ofNullable(NEAREST.get(name))
        .or(() -> Nearest.of(name, COMPUTED))
        .orElse("accuracy");
  }
}
