// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

const HIGHER = [
  "accuracy",
  "acc",
  "auc",
  "balanced_accuracy",
  "precision",
  "recall",
  "f1",
  "f2",
  "f0.5",
  "jaccard",
  "specificity",
  "mcc",
  "cohen_kappa",
  "roc_auc",
  "average_precision",
  "ks",
  "r2",
  "explained_variance",
  "d2_absolute_error",
  "samples_per_second",
  "throughput",
];
const LOWER = [
  "loss",
  "log_loss",
  "brier",
  "ece",
  "mse",
  "rmse",
  "mae",
  "medae",
  "mape",
  "smape",
  "wape",
  "mase",
  "msle",
  "max_error",
  "pinball",
  "fit_seconds",
  "memory_peak_bytes",
];

export type Direction = "higher" | "lower";

/** Which way is better, told from the metric's name; absent where nobody knows. */
export function directionOf(metric: string): Direction | undefined {
  const name = (metric.split("/").at(-1) ?? metric).replace(/^(train|val|valid|test|eval)_/, "");
  const stem = name.replace(/_(macro|micro|weighted|ovr|ovo|\d+(\.\d+)?)(_weighted)?$/, "");
  if (/^(top\d+_)?accuracy$/.test(name)) return "higher";
  if (LOWER.includes(stem) || LOWER.includes(name) || stem.endsWith("loss")) return "lower";
  return HIGHER.includes(stem) || HIGHER.includes(name) ? "higher" : undefined;
}

export function arrow(direction: Direction | undefined): string {
  return direction === undefined ? "" : direction === "higher" ? "↑" : "↓";
}
