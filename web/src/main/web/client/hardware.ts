// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { send } from "./http.ts";

const ROOT = "/api/assay/v1/";
const MOST_RUNS = 50_000;

export type Across = "device" | "engine" | "precision" | "threads" | "batch";

export type Verdict =
  | "baseline"
  | "faster"
  | "slower"
  | "negligible"
  | "tied"
  | "no_interval"
  | "not_comparable";

export interface SpeedUp {
  readonly verdict: Verdict;
  /** throughput over that of the baseline */
  readonly ratio?: number;
  /** of the 95 % interval */
  readonly low?: number;
  readonly high?: number;
  readonly because?: readonly string[];
}

export interface HardwareCell {
  readonly column: string;
  readonly run_id: string;
  readonly state: string;
  readonly cause?: string;
  readonly quality: string;
  /** reasons by the names of flags */
  readonly flags: Readonly<Record<string, string>>;
  readonly result: boolean;
  readonly forks: number;
  /** samples/s */
  readonly throughput?: number;
  readonly cv?: number;
  /** milliseconds by `p50_ms` and the like */
  readonly latency: Readonly<Record<string, number | undefined>>;
  /** latencies count from when requests were due */
  readonly from_schedule: boolean;
  readonly metrics: Readonly<Record<string, number | undefined>>;
  readonly speed_up: SpeedUp;
}

export type Facts = Readonly<Partial<Record<string, string>>>;

export interface HardwareRow {
  readonly label: string;
  readonly facts: Facts;
  readonly cells: readonly HardwareCell[];
}

export interface HardwareMean {
  readonly column: string;
  readonly verdict: Verdict;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly rows: number;
}

interface Reference {
  readonly run_id: string;
  readonly result: boolean;
}

export interface HardwareScaling {
  readonly label: string;
  readonly facts: Facts;
  readonly knee?: number;
  readonly points: readonly (Reference & {
    readonly size: number;
    readonly outcome?: string;
    readonly throughput?: number;
    readonly low?: number;
    readonly high?: number;
    readonly efficiency?: number;
  })[];
}

export interface HardwareRoof extends Reference {
  readonly label: string;
  readonly column: string;
  readonly flops_per_s: number;
  readonly peak_flops_per_s?: number;
  readonly attainable_flops_per_s?: number;
  readonly memory_bound: boolean;
}

export interface HardwareFront {
  readonly model: string;
  readonly scenario: string;
  /** keys of metrics */
  readonly x: string;
  readonly y: string;
  readonly points: readonly (Reference & {
    readonly label: string;
    readonly column: string;
    readonly x: number;
    readonly y: number;
    readonly on_front: boolean;
  })[];
}

export interface HardwareNoise extends Reference {
  readonly label: string;
  readonly column: string;
  readonly cv?: number;
  /** relative to the throughput */
  readonly forks: readonly { mean: number; lowest: number; highest: number }[];
}

export interface HardwareField {
  readonly name: string;
  /** by column; empty where it is unknown */
  readonly values: readonly string[];
  readonly differs: boolean;
}

/** As the tracker's `openapi.json` describes it. */
export interface HardwareReport {
  readonly across: Across;
  readonly baseline?: string;
  readonly noise_threshold: number;
  readonly first_time?: number;
  readonly last_time?: number;
  readonly measurements: number;
  readonly title: string;
  readonly details: readonly string[];
  readonly shared: string;
  readonly columns: readonly { label: string; cells: number; results: number }[];
  readonly rows: readonly HardwareRow[];
  readonly means: readonly HardwareMean[];
  readonly left_out: readonly { row: string; because: Record<string, string[]> }[];
  readonly batch_scaling: readonly HardwareScaling[];
  readonly thread_scaling: readonly HardwareScaling[];
  readonly roofline: readonly HardwareRoof[];
  readonly latency_fronts: readonly HardwareFront[];
  readonly cost_fronts: readonly HardwareFront[];
  readonly noise: readonly HardwareNoise[];
  readonly environment: readonly HardwareField[];
  readonly superseded: readonly { run_id: string; label: string; by_run_id: string }[];
  readonly unread: readonly { run_id: string; name: string; because: string }[];
}

export interface HardwareQuery {
  readonly experiments: readonly string[];
  readonly across: Across;
  readonly baseline?: string;
}

export async function hardwareReport(
  { experiments, across, baseline }: HardwareQuery,
  signal?: AbortSignal,
): Promise<HardwareReport> {
  const query = new URLSearchParams({ experiment_ids: experiments.join(","), across });
  if (baseline !== undefined) query.set("baseline", baseline);
  const response = await send(`${ROOT}reports/hardware?${query}`, { signal });
  return (await response.json()) as HardwareReport;
}

interface TextColumn {
  texts: string[];
  indexes: number[];
}

/** Ids of the experiments with trials of benchmarks, the one measured last first. */
export async function benchmarkExperiments(
  among: readonly string[],
  signal?: AbortSignal,
): Promise<string[]> {
  if (among.length === 0) return [];
  const body = {
    experiment_ids: among,
    columns: ["attributes.experiment_id"],
    filter: "tags.`assay.benchmark` IN ('inference', 'training_step')",
    order_by: ["start_time DESC"],
    max_results: MOST_RUNS,
  };
  const headers = { "Content-Type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body), signal };
  const response = await send(`${ROOT}runs/columns`, init);
  const { columns } = (await response.json()) as { columns: TextColumn[] };
  return columns[0]?.texts ?? [];
}
