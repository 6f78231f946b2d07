// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { Run } from "../client/run.ts";
import { type Aggregate, aggregates } from "./aggregate.ts";
import { type FitCounts, fitCounts, kindOf, numberTag, stateOf } from "./kind.ts";

/** A row of the runs table: a trial, or a run of another MLflow client. */
export interface Trial {
  readonly run: Run;
  /** names the row in links: the trial's number where it has one, else the run's id */
  readonly label: string;
  readonly name: string;
  readonly number?: number;
  readonly state: string;
  readonly fits?: FitCounts;
  readonly chosen: boolean;
  readonly baseline: boolean;
  readonly searched: readonly string[];
  readonly metrics: ReadonlyMap<string, Aggregate>;
  /** milliseconds, for runs that do not tell what a fit costs */
  readonly wall?: number;
}

export function trialOf(run: Run): Trial {
  const number = numberTag(run, "assay.trial");
  const fits = fitCounts(run);
  return {
    run,
    label: number === undefined ? run.id : String(number),
    name: run.name,
    ...(number === undefined ? {} : { number }),
    state: stateOf(run),
    ...(fits ? { fits } : {}),
    chosen: run.tags.get("assay.chosen") === "true",
    baseline: run.tags.get("assay.baseline") === "true",
    searched: searchedPaths(run),
    metrics: aggregates(run.metrics),
    ...(run.endTime ? { wall: run.endTime - run.startTime } : {}),
  };
}

function searchedPaths(run: Run): string[] {
  const text = run.tags.get("assay.searched");
  if (!text) return [];
  try {
    const paths: unknown = JSON.parse(text);
    return Array.isArray(paths) ? paths.filter((path) => typeof path === "string") : [];
  } catch {
    return [];
  }
}

/** The rows among runs: trials and top-level runs of others, not launches and nested runs. */
export function trialsAmong(runs: readonly Run[]): Trial[] {
  const ids = new Set(runs.map((run) => run.id));
  return runs.filter((run) => isRow(run, ids)).map(trialOf);
}

function isRow(run: Run, ids: ReadonlySet<string>): boolean {
  const kind = kindOf(run);
  if (kind === "trial") return true;
  const parent = run.tags.get("mlflow.parentRunId");
  return kind === "run" && (parent === undefined || !ids.has(parent));
}

/** Best first by `metric`; trials without a finite value are left out, baselines too. */
export function ranked(
  trials: readonly Trial[],
  metric: string,
  goal: "maximize" | "minimize",
): Trial[] {
  const sign = goal === "maximize" ? -1 : 1;
  const mean = (trial: Trial) => trial.metrics.get(metric)?.mean ?? NaN;
  return trials
    .filter((trial) => !trial.baseline && Number.isFinite(mean(trial)))
    .sort((a, b) => sign * (mean(a) - mean(b)) || (a.number ?? 0) - (b.number ?? 0));
}
