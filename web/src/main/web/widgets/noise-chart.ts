// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, svg, type TemplateResult } from "lit";
import { columnsAt } from "./axis.ts";
import { across, linearAxis, markColour } from "./scales.ts";

export interface NoiseRow {
  readonly label: string;
  readonly slot: number;
  readonly note: string;
  readonly doubtful: boolean;
  /** relative to the mean */
  readonly forks: readonly { mean: number; lowest: number; highest: number }[];
}

const STEP = 24;

/** Forks as bars and their iterations as thin lines around the mean; `band` is shaded. */
export function noiseChart(
  rows: readonly NoiseRow[],
  band: number,
  label: string,
  words: (share: number) => string,
): TemplateResult {
  const ends = rows.flatMap(({ forks }) => forks.flatMap((f) => [-f.lowest, f.highest]));
  const reach = 1.08 * Math.max(band, ...ends);
  const axis = linearAxis(-reach, reach);
  const height = STEP * rows.length;
  const x = (share: number) => across(axis.at(share));
  return html`<div class="chart noises">
    <svg height=${height} role="img" aria-label=${label}>
      <rect
        x=${x(-band)}
        width=${across(axis.at(band) - axis.at(-band))}
        y="0"
        height=${height}
        fill="var(--hover)"
      />
      ${columnsAt(axis, height, words)}
      ${rows.map(({ label: name, slot, note, doubtful, forks }, i) => {
        const y = STEP * (i + 0.5);
        const colour = doubtful ? "var(--control)" : markColour(slot);
        return svg`<text class="end ink" x="0" dx="-10" y=${y} dy="4">${name}</text>
          ${forks.map(
            ({ mean, lowest, highest }) =>
              svg`<line x1=${x(lowest)} x2=${x(highest)} y1=${y} y2=${y} stroke=${colour}
                  opacity=".55"/>
                <line x1=${x(mean)} x2=${x(mean)} y1=${y - 7} y2=${y + 7} stroke=${colour}
                  stroke-width="2"/>`,
          )}
          <text x="100%" dx="10" y=${y} dy="4"
            style="fill:${doubtful ? "var(--warn)" : "var(--ink-2)"}">${note}</text>`;
      })}
    </svg>
  </div>`;
}
