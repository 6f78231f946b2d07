// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type uPlot from "uplot";
import { endLabels, notYet, unfiniteMarks } from "./line-marks.ts";
import type { Line } from "./lines.ts";
import { token } from "./tokens.ts";

export interface ChartSetup {
  readonly element: HTMLElement;
  readonly lines: () => readonly Line[];
  readonly planned: number;
  readonly xName: string;
  readonly format: (value: number) => string;
  readonly hovered: (step: number | undefined) => void;
}

const DASHES: Record<number, number[]> = { 6: [6, 3], 7: [2, 2] };
const LABEL_WIDTH = 92;
/** Lines wider than a pixel cost many times more to draw. */
const MANY_POINTS = 2000;

/** Hairlines at round values, no ticks, no legend: a line ends in its name. */
export function chartOptions(setup: ChartSetup): Omit<uPlot.Options, "width" | "height"> {
  const { element, planned } = setup;
  const lines = setup.lines();
  const colour = (name: string) => token(element, name);
  return {
    padding: [10, LABEL_WIDTH, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: true, y: false },
      points: { size: 6 },
    },
    scales: { x: { time: false, range: (_, low, high) => xRange(low, high, planned) } },
    axes: [xAxis(colour), yAxis(colour)],
    series: [{}, ...lines.map((line) => series(line, colour))],
    hooks: {
      drawClear: [(plot) => notYet(plot, setup)],
      draw: [(plot) => unfiniteMarks(plot, setup), (plot) => endLabels(plot, setup)],
      setCursor: [(plot) => setup.hovered(stepAt(plot))],
    },
  };
}

function stepAt(plot: uPlot): number | undefined {
  const { idx, left } = plot.cursor;
  return idx === null || idx === undefined || left === undefined || left < 0
    ? undefined
    : plot.data[0][idx];
}

function xRange(low: number, high: number, planned: number): [number, number] {
  const end = Math.max(high, planned);
  return low === end ? [low - 1, end + 1] : [low, end];
}

function series({ slot, points }: Line, colour: (name: string) => string): uPlot.Series {
  const place = ((slot - 1) % 8) + 1;
  const stroke = colour(`--c${place}`);
  const dash = DASHES[place] ?? (slot > 8 ? [8, 3, 2, 3] : undefined);
  return {
    stroke,
    width: points.length > MANY_POINTS ? 1 : 1.5,
    ...(dash ? { dash } : {}),
    points: { show: points.length < 2, size: 6, fill: stroke },
    spanGaps: false,
  };
}

function xAxis(colour: (name: string) => string): uPlot.Axis {
  return {
    stroke: colour("--ink-2"),
    font: "11px Inter, system-ui, sans-serif",
    grid: { show: false },
    ticks: { show: false },
    border: { show: true, stroke: colour("--axis"), width: 1 },
    size: 24,
    gap: 6,
    incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 1e6, 1e7],
  };
}

function yAxis(colour: (name: string) => string): uPlot.Axis {
  return {
    stroke: colour("--ink-2"),
    font: "11px Inter, system-ui, sans-serif",
    grid: { stroke: colour("--grid"), width: 1 },
    ticks: { show: false },
    size: 44,
    gap: 6,
    space: 40,
    values: (_, splits) => splits.map((split) => fixedLike(split, splits)),
  };
}

/** All labels of an axis have the decimals that its steps need. */
function fixedLike(value: number, all: readonly number[]): string {
  const step = Math.abs((all[1] ?? value) - (all[0] ?? 0)) || 1;
  const decimals = Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  const needed = Number.isInteger(Number((step * 10 ** decimals).toFixed(6))) ? 0 : 1;
  return value.toFixed(decimals + needed).replace("-", "\u2212");
}
