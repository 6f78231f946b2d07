// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { MetricValue } from "../client/run.ts";
import { tQuantile } from "./student.ts";

/** A metric over the finished fits of a trial; a single run has a mean alone. */
export interface Aggregate {
  readonly mean: number;
  readonly sd?: number;
  /** standard error of resampled scores, sd·√(1/n + n_test/n_train) */
  readonly se?: number;
  readonly n?: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

const PARTS = ["sd", "se", "n"] as const;

/** Folds `NAME`, `NAME.sd`, `NAME.se` and `NAME.n` into one aggregate for each name. */
export function aggregates(metrics: ReadonlyMap<string, MetricValue>): Map<string, Aggregate> {
  const byName = new Map<string, Aggregate>();
  for (const [name, { value }] of metrics) {
    if (isPart(name, metrics)) continue;
    byName.set(name, { mean: value, ...parts(name, metrics) });
  }
  return byName;
}

function isPart(name: string, metrics: ReadonlyMap<string, MetricValue>): boolean {
  return PARTS.some((part) => {
    const suffix = `.${part}`;
    return name.endsWith(suffix) && metrics.has(name.slice(0, -suffix.length));
  });
}

function parts(name: string, metrics: ReadonlyMap<string, MetricValue>): Partial<Aggregate> {
  const found: Partial<Record<(typeof PARTS)[number], number>> = {};
  for (const part of PARTS) {
    const value = metrics.get(`${name}.${part}`)?.value;
    if (value !== undefined && Number.isFinite(value)) found[part] = value;
  }
  return found;
}

/** The 95 % interval mean ± t(0.975, n − 1)·se; none below two fits. */
export function interval(aggregate: Aggregate): Interval | undefined {
  const { mean, se, n } = aggregate;
  if (se === undefined || n === undefined || n < 2 || !Number.isFinite(mean)) return undefined;
  const half = tQuantile(0.975, n - 1) * se;
  return { low: mean - half, high: mean + half };
}

/** n_test / n_train, as the standard error of a trial tells it. */
export function testToTrain({ sd, se, n }: Aggregate): number | undefined {
  if (!sd || se === undefined || !n) return undefined;
  return Math.max(0, (se / sd) ** 2 - 1 / n);
}

export interface Difference extends Interval {
  readonly mean: number;
  readonly n: number;
}

/**
 * The mean of paired differences with its 95 % interval, corrected for folds that share training
 * rows (Nadeau and Bengio 2003); none below two pairs.
 */
export function pairedDifference(
  differences: readonly number[],
  ratio: number,
): Difference | undefined {
  const n = differences.length;
  if (n < 2) return undefined;
  const mean = differences.reduce((sum, value) => sum + value, 0) / n;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = tQuantile(0.975, n - 1) * Math.sqrt((squares / (n - 1)) * (1 / n + ratio));
  return { mean, n, low: mean - half, high: mean + half };
}
