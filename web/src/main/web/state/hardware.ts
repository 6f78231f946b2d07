// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { allExperiments, type Experiment } from "../client/experiments.ts";
import {
  type Across,
  benchmarkExperiments,
  type HardwareReport,
  hardwareReport,
} from "../client/hardware.ts";

export const DIMENSIONS: readonly Across[] = ["device", "engine", "precision", "threads", "batch"];

const MOST_EXPERIMENTS = 1000;

/** The comparison as its link tells it; what is absent is at its default. */
export interface HardwareView {
  /** ids of experiments; none: the one measured last */
  readonly experiments: readonly string[];
  readonly across: Across;
  readonly baseline?: string;
  /** the only model that is shown */
  readonly model?: string;
}

/** Names that the API has for what links say shorter; links written by hand may have them. */
const LONG_NAMES = { e: "experiment_ids", by: "across", base: "baseline" } as const;

function given(parameters: URLSearchParams, name: keyof typeof LONG_NAMES): string | null {
  return parameters.get(name) ?? parameters.get(LONG_NAMES[name]);
}

export function hardwareView(parameters: URLSearchParams): HardwareView {
  const experiments = (given(parameters, "e") ?? "").split(",").filter((id) => id !== "");
  const across = DIMENSIONS.find((word) => word === given(parameters, "by")) ?? "device";
  const baseline = given(parameters, "base");
  const model = parameters.get("model");
  return {
    experiments,
    across,
    ...(baseline ? { baseline } : {}),
    ...(model ? { model } : {}),
  };
}

/** Keeps parameters that are not the page's, such as the theme. */
export function hardwareParameters(
  view: HardwareView,
  parameters: URLSearchParams,
): URLSearchParams {
  const result = new URLSearchParams(parameters);
  const put = (name: string, value: string | undefined) =>
    value ? result.set(name, value) : result.delete(name);
  Object.values(LONG_NAMES).forEach((name) => result.delete(name));
  put("e", view.experiments.join(","));
  put("by", view.across === "device" ? undefined : view.across);
  put("base", view.baseline);
  put("model", view.model);
  return result;
}

export interface HardwareData {
  /** those with benchmarks, the one measured last first */
  readonly known: readonly Experiment[];
  /** those that are compared */
  readonly chosen: readonly string[];
  readonly report?: HardwareReport;
  /** the baseline of the link is not among the columns, so that the usual one is taken */
  readonly lostBaseline?: string;
}

export async function readHardware(view: HardwareView, signal: AbortSignal): Promise<HardwareData> {
  const all = await allExperiments(signal);
  const ids = all.slice(0, MOST_EXPERIMENTS).map(({ id }) => id);
  const measured = await benchmarkExperiments(ids, signal);
  const known = measured.flatMap((id) => all.filter((experiment) => experiment.id === id));
  const wanted = view.experiments.filter((id) => measured.includes(id));
  const chosen = wanted.length > 0 ? wanted : measured.slice(0, 1);
  if (chosen.length === 0) return { known, chosen };
  const { across, baseline } = view;
  const report = await hardwareReport({ experiments: chosen, across }, signal);
  const found = report.columns.find(({ label }) => same(label, baseline))?.label;
  if (found === undefined || found === report.baseline) {
    return { known, chosen, report, ...(baseline && !found ? { lostBaseline: baseline } : {}) };
  }
  const query = { experiments: chosen, across, baseline: found };
  return { known, chosen, report: await hardwareReport(query, signal) };
}

function same(label: string, baseline: string | undefined): boolean {
  return label.toLowerCase() === baseline?.toLowerCase();
}

/** Only the rows and points of one model. */
export function ofModel(report: HardwareReport, model: string | undefined): HardwareReport {
  if (model === undefined || !modelsOf(report).includes(model)) return report;
  const rows = report.rows.filter(({ facts }) => facts["model"] === model);
  const runs = new Set(rows.flatMap(({ cells }) => cells.map(({ run_id }) => run_id)));
  const shown = <T extends { run_id: string }>(list: readonly T[]) =>
    list.filter(({ run_id }) => runs.has(run_id));
  const lines = (list: HardwareReport["batch_scaling"]) =>
    list.filter(({ facts }) => facts["model"] === model);
  const fronts = (list: HardwareReport["cost_fronts"]) =>
    list.filter((front) => front.model === model);
  const labels = new Set(rows.map(({ label }) => label));
  return {
    ...report,
    rows,
    left_out: report.left_out.filter(({ row }) => labels.has(row)),
    batch_scaling: lines(report.batch_scaling),
    thread_scaling: lines(report.thread_scaling),
    roofline: shown(report.roofline),
    noise: shown(report.noise),
    latency_fronts: fronts(report.latency_fronts),
    cost_fronts: fronts(report.cost_fronts),
  };
}

export function modelsOf(report: HardwareReport): string[] {
  return [...new Set(report.rows.map(({ facts }) => facts["model"] ?? ""))];
}
