// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, svg, type TemplateResult } from "lit";
import { columnsAt, endLabels, rowsAt } from "./axis.ts";
import { across, logAxis, markColour } from "./scales.ts";

export interface FrontPoint {
  readonly label: string;
  readonly slot: number;
  readonly x: number;
  readonly y: number;
  /** nothing is better in both measures */
  readonly best: boolean;
  readonly doubtful: boolean;
}

const HEIGHT = 212;
const TOP = 10;

/** Configurations in two measures, with the best ones joined and named. */
export function frontChart(
  points: readonly FrontPoint[],
  label: string,
  wordsX: (value: number) => string,
  wordsY: (value: number) => string,
): TemplateResult {
  const horizontal = logAxis(points.map(({ x }) => x));
  const vertical = logAxis(points.map(({ y }) => y));
  const x = (value: number) => across(horizontal.at(value));
  const place = (share: number) => Math.round((HEIGHT - share * (HEIGHT - TOP)) * 10) / 10;
  const y = (value: number) => place(vertical.at(value));
  const best = points.filter((point) => point.best).sort((a, b) => a.x - b.x);
  return html`<div class="chart fronts">
    <svg height=${HEIGHT} role="img" aria-label=${label}>
      ${rowsAt(vertical, place, wordsY)} ${columnsAt(horizontal, HEIGHT, wordsX)}
      <line class="axis" x1="0" x2="100%" y1=${HEIGHT} y2=${HEIGHT} />
      ${best.slice(1).map((point, i) => {
        const before = best[i]!;
        return svg`<line x1=${x(before.x)} x2=${x(point.x)} y1=${y(before.y)} y2=${y(point.y)}
          stroke="var(--control)"/>`;
      })}
      ${points.map(({ slot, best: filled, doubtful, ...at }) => {
        const colour = doubtful ? "var(--control)" : markColour(slot);
        return svg`<circle cx=${x(at.x)} cy=${y(at.y)} r=${filled ? 4.5 : 3.5}
          fill=${filled ? colour : "var(--surface)"} stroke=${filled ? "var(--surface)" : colour}
          stroke-width="1.5"/>`;
      })}
      ${endLabels(
        best.map((point) => ({ y: y(point.y), slot: point.slot, text: point.label })),
        HEIGHT - 4,
      )}
    </svg>
  </div>`;
}
