// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, svg, type TemplateResult } from "lit";

export interface StripMark {
  readonly mean: number;
  readonly low?: number;
  readonly high?: number;
}

const HEIGHT = 68;
const DOT = 4.2;

/**
 * The score of each fold as a dot, equal ones stacked, with the mean and its interval above.
 *
 * @param format writes the labels of the axis
 */
export function foldStrip(
  scores: readonly number[],
  mark: StripMark,
  label: string,
  format: (value: number) => string,
): TemplateResult {
  const ends = [...scores, mark.mean, mark.low ?? mark.mean, mark.high ?? mark.mean];
  const [low, high] = padded(Math.min(...ends), Math.max(...ends));
  const x = (value: number) => `${(100 * (value - low)) / (high - low)}%`;
  return html`<div class="chart strip">
    <svg height=${HEIGHT} role="img" aria-label=${label}>
      <line class="axis" x1="0" x2="100%" y1=${HEIGHT} y2=${HEIGHT} />
      ${[low, (low + high) / 2, high].map(
        (tick) => svg`<text x=${x(tick)} y=${HEIGHT} dy="16" class="mid">${format(tick)}</text>`,
      )}
      ${dots(scores, low, high, x)} ${interval(mark, x)}
    </svg>
  </div>`;
}

function padded(low: number, high: number): [number, number] {
  const pad = (high - low) * 0.05 || Math.abs(high) * 0.05 || 0.5;
  return [low - pad, high + pad];
}

function dots(scores: readonly number[], low: number, high: number, x: (value: number) => string) {
  const bins = 60;
  const heights = new Map<number, number>();
  return scores.filter(Number.isFinite).map((score) => {
    const bin = Math.round((bins * (score - low)) / (high - low));
    const below = heights.get(bin) ?? 0;
    heights.set(bin, below + 1);
    const y = Math.max(14, HEIGHT - 4 - below * DOT);
    const place = x(low + (bin / bins) * (high - low));
    return svg`<circle class="fold" cx=${place} cy=${y} r="1.9"/>`;
  });
}

function interval({ mean, low, high }: StripMark, x: (value: number) => string) {
  return svg`
    ${
      low === undefined || high === undefined
        ? ""
        : svg`<line x1=${x(low)} x2=${x(high)} y1="4" y2="4" stroke="var(--ink)"/>`
    }
    <circle cx=${x(mean)} cy="4" r="3" fill="var(--ink)" stroke="var(--surface)"/>`;
}
