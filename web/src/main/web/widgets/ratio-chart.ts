// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, svg, type TemplateResult } from "lit";
import { columnsAt } from "./axis.ts";
import { across, logAxis, markColour, textColour } from "./scales.ts";

export interface RatioMark {
  /** place among the colours; 0 is ink */
  readonly slot: number;
  readonly name: string;
  readonly ratio: number;
  readonly low?: number;
  readonly high?: number;
  /** drawn hollow and grey: no result */
  readonly doubtful: boolean;
}

export interface RatioRow {
  readonly label: string;
  readonly marks: readonly RatioMark[];
}

const STEP = 13;
const GAP = 14;

/** Ratios with their intervals on a common logarithmic scale, the last row shaded if it is a mean. */
export function ratioChart(
  rows: readonly RatioRow[],
  mean: RatioRow | undefined,
  label: string,
  words: (ratio: number) => string,
): TemplateResult {
  const all = mean ? [...rows, mean] : rows;
  const values = all.flatMap(({ marks }) =>
    marks.flatMap(({ ratio, low, high }) => [ratio, low ?? ratio, high ?? ratio]),
  );
  const axis = logAxis([1, ...values]);
  const tops = starts(all);
  const height = tops.at(-1)!;
  const one = across(axis.at(1));
  return html`<div class="chart ratios">
    <svg height=${height} role="img" aria-label=${label}>
      ${columnsAt(axis, height, (tick) => words(tick))}
      ${
        mean
          ? svg`<rect x="0" width="100%" y=${tops.at(-2)!} height=${height - tops.at(-2)!}
              fill="var(--hover)"/>`
          : ""
      }
      <line class="base" x1=${one} x2=${one} y1="0" y2=${height} />
      ${all.map((row, i) => rowOf(row, tops[i]!, axis.at, words, row === mean))}
    </svg>
  </div>`;
}

/** Where each row starts, and where the last one ends. */
function starts(rows: readonly RatioRow[]): number[] {
  const tops = [0];
  for (const { marks } of rows) tops.push(tops.at(-1)! + GAP + STEP * marks.length);
  return tops;
}

function rowOf(
  { label, marks }: RatioRow,
  top: number,
  at: (value: number) => number,
  words: (ratio: number) => string,
  mean: boolean,
) {
  const middle = top + (GAP + STEP * marks.length) / 2;
  return svg`<text class=${mean ? "end b" : "end ink"} x="0" dx="-10" y=${middle} dy="4"
      >${label}</text>
    ${marks.map((mark, i) => markOf(mark, top + GAP / 2 + STEP * (i + 0.5), at, words, mean))}`;
}

function markOf(
  { slot, name, ratio, low, high, doubtful }: RatioMark,
  y: number,
  at: (value: number) => number,
  words: (ratio: number) => string,
  mean: boolean,
) {
  const colour = doubtful ? "var(--control)" : markColour(slot);
  const end = across(at(Math.max(ratio, high ?? ratio)));
  const note = doubtful ? `${name}, no result` : mean ? `${name} ${words(ratio)}` : name;
  return svg`
    ${
      low === undefined || high === undefined
        ? ""
        : svg`<line x1=${across(at(low))} x2=${across(at(high))} y1=${y} y2=${y}
            stroke=${colour} stroke-width="2"/>`
    }
    <circle cx=${across(at(ratio))} cy=${y} r=${mean ? 5 : 4} stroke=${
      doubtful ? colour : "var(--surface)"
    } stroke-width=${doubtful ? 1.5 : 1} fill=${doubtful ? "var(--surface)" : colour}/>
    <text x=${end} dx="9" y=${y} dy="4" style="fill:${
      doubtful ? "var(--ink-3)" : textColour(slot)
    };font-weight:${mean ? 600 : 400}">${note}</text>`;
}
