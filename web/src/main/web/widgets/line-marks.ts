// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type uPlot from "uplot";
import type { ChartSetup } from "./line-options.ts";
import { unfinite } from "./lines.ts";
import { token } from "./tokens.ts";

const APART_PX = 12;

/** Shades what is planned but not there yet, and says how much it is. */
export function notYet(plot: uPlot, { element, planned, xName }: ChartSetup): void {
  const last = plot.data[0].at(-1);
  if (last === undefined || planned <= last) return;
  const { ctx } = plot;
  const ratio = devicePixelRatio;
  const { left, top, width, height } = plot.bbox;
  const x = Math.max(left, plot.valToPos(last, "x", true));
  ctx.save();
  ctx.fillStyle = token(element, "--hover");
  ctx.fillRect(x, top, left + width - x, height);
  const text = `${planned - last} ${xName}${planned - last === 1 ? "" : "s"} to go`;
  ctx.font = `${11 * ratio}px Inter, system-ui, sans-serif`;
  ctx.fillStyle = token(element, "--ink-2");
  ctx.textAlign = "right";
  if (ctx.measureText(text).width + 16 * ratio < left + width - x) {
    ctx.fillText(text, left + width - 8 * ratio, top + 14 * ratio);
  }
  ctx.restore();
}

/** Red crosses along the top edge where a value is NaN or infinite. */
export function unfiniteMarks(plot: uPlot, { element, lines }: ChartSetup): void {
  const { ctx, bbox } = plot;
  const arm = 3 * devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = token(element, "--bad");
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  for (const step of lines().flatMap(unfinite)) {
    const x = plot.valToPos(step, "x", true);
    const y = bbox.top + 2 * arm;
    ctx.moveTo(x - arm, y - arm);
    ctx.lineTo(x + arm, y + arm);
    ctx.moveTo(x - arm, y + arm);
    ctx.lineTo(x + arm, y - arm);
  }
  ctx.stroke();
  ctx.restore();
}

/** Each line ends in its name and last value; names are pushed apart. */
export function endLabels(plot: uPlot, { element, lines, format }: ChartSetup): void {
  const { ctx } = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = `600 ${11 * ratio}px Inter, system-ui, sans-serif`;
  ctx.textBaseline = "middle";
  ctx.lineWidth = 3 * ratio;
  ctx.lineJoin = "round";
  for (const { x, y, text, slot, left } of apart(ends(plot, lines(), format))) {
    ctx.textAlign = left ? "right" : "left";
    const place = ((slot - 1) % 8) + 1;
    ctx.strokeStyle = token(element, "--surface");
    ctx.fillStyle = token(element, `--t${place}`);
    const at = x + (left ? -8 : 8) * ratio;
    ctx.strokeText(text, at, y);
    ctx.fillText(text, at, y);
  }
  ctx.restore();
}

interface End {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly slot: number;
  /** drawn before the line's end, where there is no room behind it */
  readonly left: boolean;
}

function ends(
  plot: uPlot,
  lines: ReturnType<ChartSetup["lines"]>,
  format: (value: number) => string,
): End[] {
  const edge = plot.width * devicePixelRatio;
  return lines.flatMap(({ label, slot, points }) => {
    const last = [...points].reverse().find(({ value }) => Number.isFinite(value));
    if (!last) return [];
    const text = `${label} ${format(last.value)}`;
    const x = plot.valToPos(last.step, "x", true);
    const y = plot.valToPos(last.value, "y", true);
    const width = plot.ctx.measureText(text).width;
    return [{ x, y, text, slot, left: x + width + 12 * devicePixelRatio > edge }];
  });
}

function apart(labels: readonly End[]): End[] {
  const step = APART_PX * devicePixelRatio;
  let floor = -Infinity;
  return [...labels]
    .sort((a, b) => a.y - b.y)
    .map((label) => {
      const y = Math.max(label.y, floor + step);
      floor = y;
      return { ...label, y };
    });
}
