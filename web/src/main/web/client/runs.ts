// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { get, post } from "./http.ts";
import { type MetricValue, metricFromWire, type Run, runFromWire } from "./run.ts";
import type { WireMetric, WireRun } from "./run.ts";

const PAGE_RUNS = 1000;
const PAGE_POINTS = 10_000;

export interface RunSearch {
  readonly experimentIds: readonly string[];
  readonly filter?: string;
  readonly orderBy?: readonly string[];
  /** Without it, every matching run is fetched, page by page. */
  readonly limit?: number;
}

export async function searchRuns(search: RunSearch, signal?: AbortSignal): Promise<Run[]> {
  const runs: Run[] = [];
  if (search.experimentIds.length === 0) return runs;
  let token: string | undefined;
  do {
    const page = (await post("runs/search", searchBody(search, token), signal)) as RunPage;
    runs.push(...(page.runs ?? []).map(runFromWire));
    token = page.next_page_token;
  } while (token && search.limit === undefined);
  return runs;
}

interface RunPage {
  runs?: WireRun[];
  next_page_token?: string;
}

function searchBody(search: RunSearch, token?: string) {
  return {
    experiment_ids: search.experimentIds,
    filter: search.filter,
    order_by: search.orderBy,
    max_results: search.limit ?? PAGE_RUNS,
    page_token: token,
    run_view_type: "ACTIVE_ONLY",
  };
}

export async function runById(id: string, signal?: AbortSignal): Promise<Run> {
  const answer = (await get("runs/get", { run_id: id }, signal)) as { run: WireRun };
  return runFromWire(answer.run);
}

/** All points of a metric in the order of their steps. */
export async function metricHistory(
  runId: string,
  key: string,
  signal?: AbortSignal,
): Promise<MetricValue[]> {
  const points: MetricValue[] = [];
  let token: string | undefined;
  do {
    const parameters = {
      run_id: runId,
      metric_key: key,
      max_results: PAGE_POINTS,
      page_token: token,
    };
    const page = (await get("metrics/get-history", parameters, signal)) as HistoryPage;
    points.push(...(page.metrics ?? []).map(metricFromWire));
    token = page.next_page_token;
  } while (token);
  return points.sort((a, b) => a.step - b.step || a.timestamp - b.timestamp);
}

interface HistoryPage {
  metrics?: WireMetric[];
  next_page_token?: string;
}
