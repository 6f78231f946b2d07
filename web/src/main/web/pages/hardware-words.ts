// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { Across, HardwareCell, HardwareReport, SpeedUp } from "../client/hardware.ts";
import { fixed } from "../state/format.ts";

export const ACROSS_WORDS: Readonly<Record<Across, string>> = {
  device: "devices",
  engine: "engines",
  precision: "precisions",
  threads: "threads",
  batch: "batch sizes",
};

/** Three significant digits, whole from a thousand on. */
export function figure(value: number): string {
  if (value === 0) return "0";
  const size = Math.floor(Math.log10(Math.abs(value)));
  if (size < -4) return value.toExponential(2).replace("-", "−");
  return fixed(value, Math.max(0, 2 - size));
}

export function orDash(value: number | undefined, words: (value: number) => string): string {
  return value === undefined ? "–" : words(value);
}

export function times(ratio: number): string {
  return `×${figure(ratio)}`;
}

/** For axes, whose ticks are round. */
export function tick(value: number): string {
  return value >= 1000 ? fixed(value, 0) : String(Number(value.toPrecision(6)));
}

export function tickTimes(ratio: number): string {
  return `×${tick(ratio)}`;
}

export function share(value: number, decimals = 1): string {
  return `${fixed(100 * value, decimals)}%`;
}

/** With more digits below one per cent. */
export function fineShare(value: number): string {
  return value > 0 && value < 0.01 ? `${Number((100 * value).toPrecision(2))}%` : share(value);
}

export function signedShare(value: number): string {
  const text = String(Number((100 * Math.abs(value)).toPrecision(3)));
  return `${value > 0 ? "+" : value < 0 ? "−" : ""}${text}%`;
}

export function memory(value: number): string {
  return value >= 1e9 ? `${figure(value / 1e9)} GB` : `${figure(value / 1e6)} MB`;
}

/** Facts that count bytes are read as memory. */
export function factValue(name: string, value: string): string {
  return name.endsWith("_bytes") && /^\d+$/.test(value) ? memory(Number(value)) : value || "–";
}

export function flops(value: number): string {
  const [size, unit] = value >= 1e12 ? [1e12, "T"] : value >= 1e9 ? [1e9, "G"] : [1e6, "M"];
  return `${tick(Number((value / size).toPrecision(3)))} ${unit}FLOP/s`;
}

export function interval({ low, high }: { low?: number; high?: number }): string {
  return low === undefined || high === undefined ? "" : `[${figure(low)}, ${figure(high)}]`;
}

/** Half the width of the throughput's interval, relative to it. */
export function halfWidth({ metrics, throughput }: HardwareCell): number | undefined {
  const [low, high] = [metrics["bench/ci_low"], metrics["bench/ci_high"]];
  return low === undefined || high === undefined || !throughput
    ? undefined
    : (high - low) / 2 / throughput;
}

/** Of the device that computes, where it has memory of its own. */
export function peakMemory({ metrics }: HardwareCell): number | undefined {
  return metrics["mem/gpu_peak_bytes"] ?? metrics["mem/rss_peak_bytes"];
}

export function verdictWords({ verdict, because }: SpeedUp): string {
  switch (verdict) {
    case "baseline":
      return "baseline";
    case "faster":
      return "faster";
    case "slower":
      return "slower";
    case "negligible":
      return "differs by 3% at most";
    case "tied":
      return "cannot be told apart";
    case "no_interval":
      return "too few forks for an interval";
    case "not_comparable":
      return (because ?? []).join("; ");
  }
}

/** What speaks against a cell, in words; empty if nothing does. */
export function doubts({ flags, result, quality, state, cause }: HardwareCell): string {
  if (state !== "finished") return cause ? `${state}: ${cause}` : state;
  const words = Object.entries(flags).map(([name, why]) => (why ? `${name}: ${why}` : name));
  if (!result && words.length === 0) words.push(`profile ${quality}`);
  return words.join("; ");
}

export function metricName(key: string): string {
  switch (key) {
    case "bench/throughput":
      return "samples/s";
    case "energy/j_per_sample":
      return "J/sample";
    case "cost/usd_per_1m_samples":
      return "$ per million samples";
  }
  return `${key.replace(/^bench\//, "").replace(/_ms$/, "").replaceAll("_", " ")}, ms`;
}

/** Places of the columns among the colours: the baseline is ink, the others follow. */
export function slotsOf({ columns, baseline }: HardwareReport): (column: string) => number {
  const others = columns.map(({ label }) => label).filter((label) => label !== baseline);
  return (column) => others.indexOf(column) + 1;
}
