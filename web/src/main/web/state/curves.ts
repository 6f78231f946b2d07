// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { MetricValue } from "../client/run.ts";

/** Metrics that belong in one chart: `train/loss` and `val/loss`. */
export interface CurveGroup {
  readonly name: string;
  readonly curves: readonly { readonly label: string; readonly points: readonly MetricValue[] }[];
}

const PARTS = /^(train|val|valid|validation|test|eval)[/_](.+)$/;

/** Charts for all metrics with a course, losses first, then the main metric, then by name. */
export function curveGroups(
  histories: ReadonlyMap<string, readonly MetricValue[]>,
  main: string | undefined,
): CurveGroup[] {
  const groups = new Map<string, { label: string; points: readonly MetricValue[] }[]>();
  for (const [key, points] of histories) {
    if (points.length < 2 && !(points.length === 1 && PARTS.test(key))) continue;
    const [, part = key, stem = key] = PARTS.exec(key) ?? [];
    const curves = groups.get(stem) ?? [];
    groups.set(stem, curves);
    curves.push({ label: part, points });
  }
  const rank = (name: string) => (name === "loss" ? 0 : name === main ? 1 : 2);
  return [...groups]
    .map(([name, curves]) => ({ name, curves: curves.sort(byLabel) }))
    .map((group) => (group.curves.length > 1 ? group : alone(group, histories)))
    .sort((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name));
}

/** A metric alone in its chart keeps its whole name. */
function alone({ name, curves }: CurveGroup, histories: ReadonlyMap<string, unknown>): CurveGroup {
  const points = curves[0]?.points;
  const key = [...histories.keys()].find((candidate) => histories.get(candidate) === points);
  return { name: key ?? name, curves };
}

function byLabel(a: { label: string }, b: { label: string }): number {
  return a.label.localeCompare(b.label);
}

/** The best value and its step; none where nobody knows which way is better. */
export function bestOf(
  points: readonly MetricValue[],
  direction: "higher" | "lower" | undefined,
): MetricValue | undefined {
  if (!direction) return undefined;
  const sign = direction === "higher" ? 1 : -1;
  return points
    .filter(({ value }) => Number.isFinite(value))
    .reduce<MetricValue | undefined>(
      (best, point) => (!best || sign * (point.value - best.value) > 0 ? point : best),
      undefined,
    );
}
