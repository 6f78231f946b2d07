// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

export type RunStatus = "RUNNING" | "SCHEDULED" | "FINISHED" | "FAILED" | "KILLED";

/** The latest value of a metric: the one with the largest step. */
export interface MetricValue {
  readonly value: number;
  readonly step: number;
  /** milliseconds since 1970 */
  readonly timestamp: number;
}

export interface Run {
  readonly id: string;
  readonly experimentId: string;
  readonly name: string;
  readonly status: RunStatus;
  /** milliseconds since 1970 */
  readonly startTime: number;
  readonly endTime?: number;
  readonly params: ReadonlyMap<string, string>;
  readonly metrics: ReadonlyMap<string, MetricValue>;
  readonly tags: ReadonlyMap<string, string>;
}

/** Runs on the wire; int64 fields are numbers or strings, unset fields and empty lists absent. */
export interface WireRun {
  info: {
    run_id: string;
    experiment_id: string;
    run_name?: string;
    status?: RunStatus;
    start_time?: number | string;
    end_time?: number | string;
  };
  data?: {
    params?: { key: string; value?: string }[];
    metrics?: WireMetric[];
    tags?: { key: string; value?: string }[];
  };
}

export interface WireMetric {
  key: string;
  value?: number | string;
  timestamp?: number | string;
  step?: number | string;
}

export function runFromWire(wire: WireRun): Run {
  const { info, data } = wire;
  const status = info.status ?? "RUNNING";
  // A run that was opened again still has the time of its first end.
  const ended = status !== "RUNNING" && info.end_time;
  return {
    id: info.run_id,
    experimentId: info.experiment_id,
    name: info.run_name || info.run_id.slice(0, 8),
    status,
    startTime: Number(info.start_time ?? 0),
    ...(ended ? { endTime: Number(info.end_time) } : {}),
    params: pairs(data?.params),
    metrics: new Map((data?.metrics ?? []).map((metric) => [metric.key, metricFromWire(metric)])),
    tags: pairs(data?.tags),
  };
}

/** Infinity travels as the largest finite number. */
export function metricFromWire(metric: WireMetric): MetricValue {
  const value = Number(metric.value ?? 0);
  return {
    value: Math.abs(value) === Number.MAX_VALUE ? value * 2 : value,
    step: Number(metric.step ?? 0),
    timestamp: Number(metric.timestamp ?? 0),
  };
}

function pairs(entries: readonly { key: string; value?: string }[] = []): Map<string, string> {
  return new Map(entries.map(({ key, value }) => [key, value ?? ""]));
}
