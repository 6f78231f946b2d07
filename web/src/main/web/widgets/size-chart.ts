// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, svg, type TemplateResult } from "lit";
import { type EndLabel, endLabels, rowsAt } from "./axis.ts";
import { across, type Axis, linearAxis, logAxis, markColour } from "./scales.ts";

export interface SizePoint {
  readonly size: number;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly doubtful: boolean;
}

export interface SizeLine {
  readonly label: string;
  readonly slot: number;
  readonly points: readonly SizePoint[];
  /** a size with a ring around it */
  readonly knee?: number;
}

const HEIGHT = 212;
const TOP = 10;

const y = (share: number) => Math.round((HEIGHT - share * (HEIGHT - TOP)) * 10) / 10;

/** Values over sizes such as batches or threads; sizes are logarithmic. */
export function sizeChart(
  lines: readonly SizeLine[],
  label: string,
  words: (value: number) => string,
  scale: "log" | "share",
): TemplateResult {
  const points = lines.flatMap((line) => line.points);
  const sizes = [...new Set(points.map(({ size }) => size))].sort((a, b) => a - b);
  const values = points.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const vertical = scale === "log" ? logAxis(values) : linearAxis(0, Math.max(1, ...values));
  const horizontal: Axis = { ...logAxis(sizes), ticks: sizes };
  return html`<div class="chart sizes">
    <svg height=${HEIGHT} role="img" aria-label=${label}>
      ${rowsAt(vertical, y, words)}
      <line class="axis" x1="0" x2="100%" y1=${HEIGHT} y2=${HEIGHT} />
      ${sizes.map(
        (size) =>
          svg`<text class="mid" x=${across(horizontal.at(size))} y=${HEIGHT} dy="16">${size}</text>`,
      )}
      ${lines.map((line) => drawn(line, horizontal, vertical))}
      ${endLabels(lines.flatMap((line) => endOf(line, vertical)), HEIGHT - 4)}
    </svg>
  </div>`;
}

function endOf({ label, slot, points }: SizeLine, vertical: Axis): EndLabel[] {
  const last = points.filter(({ doubtful }) => !doubtful).at(-1) ?? points.at(-1);
  return last ? [{ y: y(vertical.at(last.value)), slot, text: label }] : [];
}

function drawn({ slot, points, knee }: SizeLine, horizontal: Axis, vertical: Axis) {
  const colour = markColour(slot);
  const results = points.filter(({ doubtful }) => !doubtful);
  const x = (size: number) => across(horizontal.at(size));
  const segments = results.slice(1).map((point, i) => {
    const before = results[i]!;
    return svg`<line x1=${x(before.size)} x2=${x(point.size)} y1=${y(vertical.at(before.value))}
      y2=${y(vertical.at(point.value))} stroke=${colour} stroke-width="1.75"/>`;
  });
  const marks = points.map(({ size, value, low, high, doubtful }) => {
    const place = y(vertical.at(value));
    const ring = size === knee && !doubtful;
    return svg`
      ${
        low === undefined || high === undefined
          ? ""
          : svg`<line x1=${x(size)} x2=${x(size)} y1=${y(vertical.at(low))}
              y2=${y(vertical.at(high))} stroke=${colour} stroke-width="1.25" opacity=".7"/>`
      }
      ${
        ring
          ? svg`<circle cx=${x(size)} cy=${place} r="6" fill="var(--surface)" stroke=${colour}
              stroke-width="1.5"/>`
          : ""
      }
      <circle cx=${x(size)} cy=${place} r=${doubtful ? 3.5 : 2.5}
        fill=${doubtful ? "var(--surface)" : colour}
        stroke=${doubtful ? "var(--control)" : "var(--surface)"}/>`;
  });
  return svg`${segments}${marks}`;
}
