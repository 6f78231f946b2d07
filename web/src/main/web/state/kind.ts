// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { Experiment } from "../client/experiments.ts";
import type { Run, RunStatus } from "../client/run.ts";

/** What a run records; `run` for those of other MLflow clients. */
export type Kind = "launch" | "trial" | "fit" | "measurement" | "run";

const KINDS: readonly string[] = ["launch", "trial", "fit", "measurement"];

export function kindOf(run: Run): Kind {
  const tag = run.tags.get("assay.kind") ?? "";
  return KINDS.includes(tag) ? (tag as Kind) : "run";
}

const WORDS: Record<RunStatus, string> = {
  RUNNING: "running",
  SCHEDULED: "queued",
  FINISHED: "finished",
  FAILED: "failed",
  KILLED: "stopped",
};

/** The state in the runner's own word, such as `oom`, else told from the status. */
export function stateOf(run: Run): string {
  return run.tags.get("assay.state") || WORDS[run.status];
}

export function parentOf(run: Run): string | undefined {
  return run.tags.get("mlflow.parentRunId");
}

/** A whole number from a tag; absent where the tag is missing or something else. */
export function numberTag(run: Run, tag: string): number | undefined {
  const text = run.tags.get(tag);
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

export interface FitCounts {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
}

export function fitCounts(run: Run): FitCounts | undefined {
  const total = numberTag(run, "assay.fits.total");
  if (total === undefined) return undefined;
  const done = numberTag(run, "assay.fits.done") ?? 0;
  return { done, total, failed: numberTag(run, "assay.fits.failed") ?? 0 };
}

/** The declared question of an experiment; absent for experiments of other MLflow clients. */
export interface Question {
  readonly task: string;
  readonly metric: string;
  readonly goal: "maximize" | "minimize";
}

export function questionOf(experiment: Experiment): Question | undefined {
  const { tags } = experiment;
  const metric = tags.get("assay.metric");
  if (!tags.has("assay.kind") || !metric) return undefined;
  const goal = tags.get("assay.goal") === "minimize" ? "minimize" : "maximize";
  const task = (tags.get("assay.task") ?? tags.get("assay.kind") ?? "").replaceAll("_", " ");
  return { task, metric, goal };
}
