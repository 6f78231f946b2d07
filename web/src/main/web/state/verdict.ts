// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { Run } from "../client/run.ts";
import { type Difference, pairedDifference } from "./aggregate.ts";
import { numberTag, stateOf } from "./kind.ts";

/** What the folds that two trials share say about them. */
export interface Verdict {
  readonly result: "better" | "worse" | "tie" | "unknown";
  /** candidate − reference; absent where fewer than two folds are shared */
  readonly difference?: Difference;
  readonly shared: number;
}

/**
 * Compares two trials fold by fold. Both were trained on the same folds with the same seeds, so
 * differences are paired. A tie is an interval that holds zero.
 *
 * @param ratio n_test / n_train of a fold
 */
export function verdictOf(
  candidate: readonly Run[],
  reference: readonly Run[],
  metric: string,
  goal: "maximize" | "minimize",
  ratio: number,
): Verdict {
  const differences = pairedDifferences(scores(candidate, metric), scores(reference, metric));
  const shared = differences.length;
  const difference = pairedDifference(differences, ratio);
  if (!difference) return { result: "unknown", shared };
  const { low, high, mean } = difference;
  if (low <= 0 && high >= 0) return { result: "tie", difference, shared };
  const better = goal === "maximize" ? mean > 0 : mean < 0;
  return { result: better ? "better" : "worse", difference, shared };
}

/** The finite scores of finished fits by repeat and fold. */
export function scores(fits: readonly Run[], metric: string): Map<string, number> {
  const byFold = new Map<string, number>();
  for (const fit of fits) {
    const value = fit.metrics.get(metric)?.value;
    if (stateOf(fit) !== "finished" || value === undefined || !Number.isFinite(value)) continue;
    byFold.set(foldOf(fit), value);
  }
  return byFold;
}

function foldOf(fit: Run): string {
  return `${numberTag(fit, "assay.repeat") ?? 0}/${numberTag(fit, "assay.fold") ?? fit.name}`;
}

function pairedDifferences(
  candidate: ReadonlyMap<string, number>,
  reference: ReadonlyMap<string, number>,
): number[] {
  return [...candidate].flatMap(([fold, score]) => {
    const other = reference.get(fold);
    return other === undefined ? [] : [score - other];
  });
}

/** Fits in the order of repeats and folds, others by name. */
export function inFoldOrder(fits: readonly Run[]): Run[] {
  const place = (fit: Run) =>
    (numberTag(fit, "assay.repeat") ?? 0) * 1e6 + (numberTag(fit, "assay.fold") ?? 0);
  return [...fits].sort(
    (a, b) => place(a) - place(b) || a.name.localeCompare(b.name, "en", { numeric: true }),
  );
}
