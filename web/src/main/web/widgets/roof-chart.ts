// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, svg, type TemplateResult } from "lit";
import { columnsAt } from "./axis.ts";
import { across, logAxis, markColour } from "./scales.ts";

export interface RoofRow {
  readonly label: string;
  readonly slot: number;
  readonly attained: number;
  /** what memory and arithmetic allow */
  readonly roof?: number;
  readonly peak?: number;
  readonly note: string;
  readonly doubtful: boolean;
}

const STEP = 24;

/** What was attained (dot) of what is possible (mark), and the device's peak (thin mark). */
export function roofChart(
  rows: readonly RoofRow[],
  label: string,
  words: (value: number) => string,
): TemplateResult {
  const values = rows.flatMap(({ attained, roof, peak }) => [
    attained,
    roof ?? attained,
    peak ?? attained,
  ]);
  const axis = logAxis(values);
  const height = STEP * rows.length;
  const x = (value: number) => across(axis.at(value));
  return html`<div class="chart roofs">
    <svg height=${height} role="img" aria-label=${label}>
      ${columnsAt(axis, height, words)}
      ${rows.map(({ label: name, slot, attained, roof, peak, note, doubtful }, i) => {
        const y = STEP * (i + 0.5);
        const colour = doubtful ? "var(--control)" : markColour(slot);
        const top = roof ?? peak ?? attained;
        return svg`<text class="end ink" x="0" dx="-10" y=${y} dy="4">${name}</text>
          <line x1=${x(attained)} x2=${x(top)} y1=${y} y2=${y} stroke=${colour} stroke-width="1.5"
            opacity=".6"/>
          <line x1=${x(top)} x2=${x(top)} y1=${y - 7} y2=${y + 7} stroke=${colour}
            stroke-width="2"/>
          ${
            peak === undefined
              ? ""
              : svg`<line class="axis" x1=${x(peak)} x2=${x(peak)} y1=${y - 7} y2=${y + 7}/>`
          }
          <circle cx=${x(attained)} cy=${y} r="4" fill=${doubtful ? "var(--surface)" : colour}
            stroke=${doubtful ? colour : "var(--surface)"}/>
          <text x="100%" dx="10" y=${y} dy="4">${note}</text>`;
      })}
    </svg>
  </div>`;
}
