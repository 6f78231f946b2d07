// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { Run } from "../client/run.ts";
import { searchRuns } from "../client/runs.ts";
import type { Kind, Question } from "./kind.ts";

const KIND = "tags.`assay.kind`";

export function runsOfKind(
  experimentIds: readonly string[],
  kind: Kind,
  limit: number | undefined,
  signal?: AbortSignal,
): Promise<Run[]> {
  const filter = `${KIND} = '${kind}'`;
  const orderBy = ["attributes.start_time DESC"];
  return searchRuns({ experimentIds, filter, orderBy, limit }, signal);
}

/** Runs that other MLflow clients have logged to an experiment of Assay. */
export function runsWithoutKind(experimentId: string, signal?: AbortSignal): Promise<Run[]> {
  return searchRuns({ experimentIds: [experimentId], filter: `${KIND} IS NULL` }, signal);
}

export function runsWithStatus(
  experimentIds: readonly string[],
  status: "RUNNING" | "FAILED",
  limit: number,
  signal?: AbortSignal,
): Promise<Run[]> {
  const filter = `attributes.status = '${status}'`;
  const orderBy = ["attributes.start_time DESC"];
  return searchRuns({ experimentIds, filter, orderBy, limit }, signal);
}

/** The trials with the best means, the best first; those without a mean may follow. */
export function bestTrials(
  experimentId: string,
  { metric, goal }: Question,
  limit: number,
  signal?: AbortSignal,
): Promise<Run[]> {
  const filter = `${KIND} = 'trial'`;
  const orderBy = [`metrics.\`${metric}\` ${goal === "maximize" ? "DESC" : "ASC"}`];
  return searchRuns({ experimentIds: [experimentId], filter, orderBy, limit }, signal);
}

export function chosenTrial(experimentId: string, signal?: AbortSignal): Promise<Run[]> {
  const filter = `${KIND} = 'trial' and tags.\`assay.chosen\` = 'true'`;
  return searchRuns({ experimentIds: [experimentId], filter, limit: 1 }, signal);
}

export function nestedRuns(
  experimentId: string,
  parentId: string,
  signal?: AbortSignal,
): Promise<Run[]> {
  const filter = `tags.\`mlflow.parentRunId\` = '${parentId}'`;
  return searchRuns({ experimentIds: [experimentId], filter }, signal);
}

/** The tracker's run of a launch. */
export async function launchRun(
  experimentId: string,
  launch: string,
  signal?: AbortSignal,
): Promise<Run | undefined> {
  const filter = `${KIND} = 'launch' and tags.\`assay.launch\` = '${launch}'`;
  return (await searchRuns({ experimentIds: [experimentId], filter, limit: 1 }, signal))[0];
}
