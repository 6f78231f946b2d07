// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { columnDecimals } from "./format.ts";
import { type Direction, directionOf } from "./direction.ts";
import type { Question } from "./kind.ts";
import type { Trial } from "./trial.ts";
import { paramValues, shortNames, varyingParams } from "./vary.ts";

/** A column of the runs table that can be shown, sorted by, and named in a link. */
export interface Column {
  /** `p:` and a parameter's path, `m:` and a metric's name, or `wall` */
  readonly id: string;
  readonly group: "param" | "metric" | "cost";
  readonly key: string;
  readonly head: string;
  /** unit in the head; the values carry none */
  readonly unit?: string;
  /** what a value is divided by to be shown */
  readonly scale: number;
  readonly decimals: number;
  /** some trial has an sd, shown behind its mean */
  readonly spread: boolean;
  readonly direction?: Direction;
  /** drawn with an interval bar, on one scale for the column */
  readonly main: boolean;
  /** what the chooser tells: “3 values”, “of 12 trials” */
  readonly hint: string;
}

const COSTS: Record<string, { head: string; unit: string; scale: number }> = {
  fit_seconds: { head: "fit", unit: "s", scale: 1 },
  samples_per_second: { head: "samples", unit: "/s", scale: 1 },
  memory_peak_bytes: { head: "memory", unit: "MB", scale: 1e6 },
};
const SHOWN_METRICS = 5;

/** Every column that some trial has a value for, in table order. */
export function allColumns(trials: readonly Trial[], question?: Question): Column[] {
  const metrics = metricNames(trials, question);
  const main = mainMetric(metrics, question);
  const names = [...metrics].sort((a, b) => Number(b === main) - Number(a === main));
  return [
    ...paramColumns(trials),
    ...names.filter((name) => !COSTS[name]).map((name) => metric(trials, name, main, question)),
    ...names.filter((name) => COSTS[name]).map((name) => cost(trials, name)),
    ...wallColumn(trials),
  ];
}

/** What is shown unless the link says otherwise. */
export function defaultColumns(columns: readonly Column[], trials: readonly Trial[]): string[] {
  const varying = new Set(varyingParams(trials));
  const metrics = columns.filter(({ group }) => group === "metric").slice(0, SHOWN_METRICS);
  return columns
    .filter((column) => {
      if (column.group === "param") return varying.has(column.key);
      return column.group === "cost"
        ? column.key !== "samples_per_second"
        : metrics.includes(column);
    })
    .map(({ id }) => id);
}

function paramColumns(trials: readonly Trial[]): Column[] {
  const params = paramValues(trials);
  const heads = shortNames(params.map(({ name }) => name));
  return params.map(({ name, distinct }) => ({
    id: `p:${name}`,
    group: "param" as const,
    key: name,
    head: heads.get(name) ?? name,
    scale: 1,
    decimals: 0,
    spread: false,
    main: false,
    hint: distinct === 1 ? "equal" : `${distinct} values`,
  }));
}

function metricNames(trials: readonly Trial[], question?: Question): string[] {
  const names = new Set<string>(question ? [question.metric] : []);
  for (const trial of trials) for (const name of trial.metrics.keys()) names.add(name);
  return [...names];
}

function mainMetric(names: readonly string[], question?: Question): string | undefined {
  if (question) return question.metric;
  const judged = names.filter((name) => !COSTS[name] && directionOf(name));
  return judged.find((name) => !name.startsWith("train")) ?? judged[0] ?? names[0];
}

function metric(
  trials: readonly Trial[],
  name: string,
  main: string | undefined,
  question?: Question,
): Column {
  const declared = name === question?.metric ? question.goal : undefined;
  const direction = declared ? (declared === "maximize" ? "higher" : "lower") : directionOf(name);
  const have = trials.filter((trial) => trial.metrics.has(name)).length;
  return {
    id: `m:${name}`,
    group: "metric",
    key: name,
    head: name,
    scale: 1,
    decimals: decimalsOf(trials, name, 1),
    spread: trials.some((trial) => trial.metrics.get(name)?.sd !== undefined),
    ...(direction ? { direction } : {}),
    main: name === main,
    hint: have === trials.length ? "" : `in ${have} of ${trials.length}`,
  };
}

function cost(trials: readonly Trial[], name: string): Column {
  const known = COSTS[name]!;
  const decimals = Math.min(2, decimalsOf(trials, name, known.scale));
  const direction = directionOf(name);
  return {
    id: `m:${name}`,
    group: "cost",
    key: name,
    ...known,
    decimals: name === "fit_seconds" ? decimals : 0,
    spread: false,
    ...(direction ? { direction } : {}),
    main: false,
    hint: name,
  };
}

/** Runs that do not tell the cost of a fit still tell how long they took. */
function wallColumn(trials: readonly Trial[]): Column[] {
  if (trials.some((trial) => trial.metrics.has("fit_seconds"))) return [];
  if (!trials.some((trial) => trial.wall !== undefined)) return [];
  const seconds = trials.flatMap((trial) => (trial.wall === undefined ? [] : [trial.wall / 1000]));
  return [
    {
      id: "wall",
      group: "cost",
      key: "wall",
      head: "wall",
      unit: "s",
      scale: 1,
      decimals: Math.min(1, columnDecimals(seconds, [])),
      spread: false,
      main: false,
      hint: "start to end",
    },
  ];
}

function decimalsOf(trials: readonly Trial[], name: string, scale: number): number {
  const found = trials.flatMap((trial) => trial.metrics.get(name) ?? []);
  const sds = found.flatMap(({ sd }) => (sd === undefined ? [] : [sd / scale]));
  return columnDecimals(
    found.map(({ mean }) => mean / scale),
    sds,
  );
}
