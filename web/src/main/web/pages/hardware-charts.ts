// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import type {
  HardwareFront,
  HardwareNoise,
  HardwareReport,
  HardwareScaling,
} from "../client/hardware.ts";
import { modelsOf } from "../state/hardware.ts";
import "../widgets/chart-figure.ts";
import type { ChartTable } from "../widgets/chart-figure.ts";
import { frontChart } from "../widgets/front-chart.ts";
import { noiseChart } from "../widgets/noise-chart.ts";
import { ratioChart, type RatioRow } from "../widgets/ratio-chart.ts";
import { roofChart } from "../widgets/roof-chart.ts";
import { sizeChart, type SizeLine } from "../widgets/size-chart.ts";
import {
  figure,
  flops,
  interval,
  metricName,
  orDash,
  share,
  signedShare,
  slotsOf,
  tick,
  tickTimes,
  times,
  verdictWords,
} from "./hardware-words.ts";

/** what a picture holds before it is longer than a screen */
const MOST_ROWS = 24;

const NONE = html``;

function chartFigure(
  title: string,
  note: string,
  chart: TemplateResult,
  table: ChartTable,
  wide = false,
): TemplateResult {
  return html`<chart-figure
    class=${wide ? "wide" : ""}
    .heading=${title}
    .note=${note}
    .chart=${chart}
    .table=${table}
  ></chart-figure>`;
}

function limited(shown: number, all: number, what: string): string {
  return shown < all ? `; ${shown} of ${all} ${what}` : "";
}

/** All pictures of a report that have something to show. */
export function hardwareCharts(report: HardwareReport, withMeans: boolean): TemplateResult {
  return html`<div class="hw-charts">
    ${ratios(report, withMeans)}
    ${modelsOf(report).map(
      (model) =>
        html`${batches(report, linesOf(report.batch_scaling, model), model)}
        ${threads(report, linesOf(report.thread_scaling, model), model)}
        ${[...report.latency_fronts, ...report.cost_fronts]
          .filter((front) => front.model === model)
          .map((front) => paretoFront(report, front))}`,
    )}
    ${noise(report)} ${roofs(report)}
  </div>`;
}

function linesOf(lines: readonly HardwareScaling[], model: string): HardwareScaling[] {
  return lines.filter(({ facts }) => facts["model"] === model);
}

function ratios(report: HardwareReport, withMeans: boolean): TemplateResult {
  const slot = slotsOf(report);
  const all: RatioRow[] = report.rows.flatMap(({ label, cells }) => {
    const marks = cells.flatMap(({ column, speed_up: it }) =>
      it.ratio === undefined
        ? []
        : [
            {
              slot: slot(column),
              name: column,
              ratio: it.ratio,
              low: it.low,
              high: it.high,
              doubtful: it.verdict === "not_comparable",
            },
          ],
    );
    return marks.length > 0 ? [{ label, marks }] : [];
  });
  if (all.length === 0) return NONE;
  const shown = all.slice(0, MOST_ROWS);
  const mean =
    withMeans && report.means.length > 0
      ? {
          label: "geometric mean",
          marks: report.means.map(({ column, ratio, low, high }) => ({
            slot: slot(column),
            name: column,
            ratio,
            low,
            high,
            doubtful: false,
          })),
        }
      : undefined;
  const note = `lines: 95% intervals${limited(shown.length, all.length, "rows")}`;
  return chartFigure(
    `Speed-up over ${report.baseline ?? ""}`,
    note,
    ratioChart(shown, mean, "Speed-ups with their 95% intervals", (ratio) =>
      ratio === 1 ? "×1" : Number.isInteger(ratio) ? tickTimes(ratio) : times(ratio),
    ),
    {
      heads: ["Work", report.across, "speed-up", "95% interval", "verdict"],
      rows: report.rows.flatMap(({ label, cells }) =>
        cells.map(({ column, speed_up: it }) => [
          label,
          column,
          orDash(it.ratio, times),
          interval(it) || "–",
          verdictWords(it),
        ]),
      ),
    },
    true,
  );
}

function noise(report: HardwareReport): TemplateResult {
  if (report.noise.length === 0) return NONE;
  const slot = slotsOf(report);
  const sorted = [...report.noise].sort((a, b) => (b.cv ?? 0) - (a.cv ?? 0));
  const shown = sorted.slice(0, MOST_ROWS);
  const note = `bars: forks, lines: iterations, shaded: ±${100 * report.noise_threshold}%`;
  const said = (cell: HardwareNoise) =>
    orDash(cell.cv, (cv) => `cv ${share(cv)}`) + (cell.result ? "" : ", no result");
  return chartFigure(
    "Noise",
    note + limited(shown.length, sorted.length, "cells, noisiest first"),
    noiseChart(
      shown.map((cell) => ({
        label: cellName(report, cell.label),
        slot: slot(cell.column),
        note: said(cell),
        doubtful: !cell.result,
        forks: cell.forks,
      })),
      report.noise_threshold,
      "How forks and iterations deviate from the throughput of their cell",
      signedShare,
    ),
    {
      heads: ["Cell", "cv", "forks"],
      rows: sorted.map(({ label, cv, forks }) => [
        label,
        orDash(cv, share),
        forks.map(({ mean }) => signedShare(mean)).join(" "),
      ]),
    },
    true,
  );
}

/** Colours of lines: those of their columns, or one each where a column has several. */
function lineSlots(report: HardwareReport, lines: readonly HardwareScaling[]): number[] {
  const slot = slotsOf(report);
  const columns = lines.map(({ facts }) => facts[report.across]);
  const own = columns.every((column) => column !== undefined);
  const each = own && new Set(columns).size === columns.length;
  return columns.map((column, i) => (each ? slot(column!) : i + 1));
}

/** The name of the column, where each line has one of its own; the title says the model. */
function lineName(
  report: HardwareReport,
  lines: readonly HardwareScaling[],
  line: HardwareScaling,
): string {
  const columns = lines.map(({ facts }) => facts[report.across]);
  const each = !columns.includes(undefined) && new Set(columns).size === columns.length;
  return each ? line.facts[report.across]! : withoutModel(line.label, line.facts["model"]);
}

/** Where a title or all of a report says the model. */
function withoutModel(label: string, model: string | undefined): string {
  const said = `${model ?? ""} · `;
  return label.startsWith(said) ? label.slice(said.length) : label;
}

/** Names of cells: without the model where there is one. */
function cellName(report: HardwareReport, label: string): string {
  const models = modelsOf(report);
  return models.length === 1 ? withoutModel(label, models[0]) : label;
}

function batches(
  report: HardwareReport,
  lines: readonly HardwareScaling[],
  model: string,
): TemplateResult {
  if (lines.length === 0) return NONE;
  const slots = lineSlots(report, lines);
  const drawn: SizeLine[] = lines.map((line, i) => ({
    label: lineName(report, lines, line) + failures(line.points),
    slot: slots[i]!,
    ...(line.knee === undefined ? {} : { knee: line.knee }),
    points: line.points.flatMap(({ size, throughput: value, low, high, result }) =>
      value === undefined ? [] : [{ size, value, low, high, doubtful: !result }],
    ),
  }));
  return chartFigure(
    `${model}: samples/s by batch`,
    "ring: the smallest within 10% of the best",
    sizeChart(drawn, "Throughput by batch size, with the knee", tick, "log"),
    {
      heads: ["Line", "batch", "samples/s", "knee"],
      rows: lines.flatMap(({ label, knee, points }) =>
        points.map(({ size, throughput, outcome }) => [
          label,
          String(size),
          throughput === undefined ? (outcome ?? "–") : figure(throughput),
          size === knee ? "knee" : "",
        ]),
      ),
    },
  );
}

/** As “, oom at 128”. */
function failures(points: HardwareScaling["points"]): string {
  const failed = points.find(({ throughput }) => throughput === undefined);
  return failed ? `, ${(failed.outcome ?? "").split(":")[0]} at ${failed.size}` : "";
}

function threads(
  report: HardwareReport,
  all: readonly HardwareScaling[],
  model: string,
): TemplateResult {
  const lines = all.filter(({ points }) =>
    points.some(({ efficiency }) => efficiency !== undefined),
  );
  if (lines.length === 0) return NONE;
  const slots = lineSlots(report, lines);
  const drawn: SizeLine[] = lines.map((line, i) => ({
    label: lineName(report, lines, line),
    slot: slots[i]!,
    points: line.points.flatMap(({ size, efficiency: value, result }) =>
      value === undefined ? [] : [{ size, value, doubtful: !result }],
    ),
  }));
  return chartFigure(
    `${model}: efficiency of threads`,
    "throughput per thread, against the fewest threads",
    sizeChart(drawn, "Efficiency by number of threads", (value) => share(value, 0), "share"),
    {
      heads: ["Line", "threads", "samples/s", "efficiency"],
      rows: lines.flatMap(({ label, points }) =>
        points.map(({ size, throughput, efficiency }) => [
          label,
          String(size),
          orDash(throughput, figure),
          orDash(efficiency, share),
        ]),
      ),
    },
  );
}

function paretoFront(report: HardwareReport, front: HardwareFront): TemplateResult {
  const slot = slotsOf(report);
  const [x, y] = [metricName(front.x), metricName(front.y)];
  const points = front.points.map((point) => ({
    label: point.label,
    slot: slot(point.column),
    x: point.x,
    y: point.y,
    best: point.on_front,
    doubtful: !point.result,
  }));
  return chartFigure(
    `${front.model}: ${y} against ${x}`,
    `${front.scenario}; filled: nothing is better in both`,
    frontChart(points, `${y} against ${x}, with the Pareto front`, tick, tick),
    {
      heads: ["Cell", x, y, "front"],
      rows: front.points.map((point) => [
        point.label,
        figure(point.x),
        figure(point.y),
        point.on_front ? "on the front" : point.result ? "" : "no result",
      ]),
    },
  );
}

function roofs(report: HardwareReport): TemplateResult {
  if (report.roofline.length === 0) return NONE;
  const slot = slotsOf(report);
  const shown = report.roofline.slice(0, MOST_ROWS);
  const note = "dot: attained, bar: what memory and arithmetic allow, last mark: the device's peak";
  return chartFigure(
    "Roofs",
    note + limited(shown.length, report.roofline.length, "cells"),
    roofChart(
      shown.map((point) => ({
        label: cellName(report, point.label),
        slot: slot(point.column),
        attained: point.flops_per_s,
        ...(point.attainable_flops_per_s ? { roof: point.attainable_flops_per_s } : {}),
        ...(point.peak_flops_per_s ? { peak: point.peak_flops_per_s } : {}),
        note: roofNote(point),
        doubtful: !point.result,
      })),
      "FLOP/s attained against what is possible",
      flops,
    ),
    {
      heads: ["Cell", "attained", "possible", "peak", "bound by"],
      rows: report.roofline.map((point) => [
        point.label,
        flops(point.flops_per_s),
        orDash(point.attainable_flops_per_s, flops),
        orDash(point.peak_flops_per_s, flops),
        point.memory_bound ? "memory" : point.attainable_flops_per_s ? "arithmetic" : "–",
      ]),
    },
    true,
  );
}

function roofNote(point: HardwareReport["roofline"][number]): string {
  const roof = point.attainable_flops_per_s ?? point.peak_flops_per_s;
  if (roof === undefined) return "";
  return share(point.flops_per_s / roof, 0) + (point.memory_bound ? " of memory" : " of peak");
}
