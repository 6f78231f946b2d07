// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { svg, html, type TemplateResult } from "lit";

export interface Scale {
  readonly low: number;
  readonly high: number;
}

export interface IntervalMark {
  readonly mean: number;
  readonly low?: number;
  readonly high?: number;
}

const WIDTH = 72;
const EDGE = 3;

/**
 * A scale with round ends that holds all marks, and no more than what is possible where all means
 * are shares; none where there are no numbers.
 */
export function scaleOf(marks: readonly IntervalMark[]): Scale | undefined {
  const means = marks.map(({ mean }) => mean).filter(Number.isFinite);
  if (means.length === 0) return undefined;
  const values = marks
    .flatMap(({ mean, low, high }) => [mean, low ?? mean, high ?? mean])
    .filter(Number.isFinite);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const unit = roundStep((most - least || Math.abs(most) || 1) / 4);
  const scale = { low: Math.floor(least / unit) * unit, high: Math.ceil(most / unit) * unit };
  const shares = means.every((mean) => mean >= 0 && mean <= 1);
  return shares ? { low: Math.max(0, scale.low), high: Math.min(1, scale.high) } : scale;
}

/** 1, 2 or 5 times a power of ten. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const digit = step / power;
  return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
}

/** A dot with its interval; the dashed line is the leader. The numbers stand in the cell before. */
export function intervalBar(
  mark: IntervalMark,
  scale: Scale,
  leader: number | undefined,
  quiet = false,
): TemplateResult {
  if (!Number.isFinite(mark.mean)) return html``;
  const x = (value: number) => {
    const share = (value - scale.low) / (scale.high - scale.low || 1);
    return EDGE + Math.min(1, Math.max(0, share)) * (WIDTH - 2 * EDGE);
  };
  const fill = quiet ? "var(--ink-3)" : "var(--ink-2)";
  return html`<svg class="ibar" width=${WIDTH} height="14" aria-hidden="true">
    ${leader === undefined ? "" : line(x(leader), "var(--line-strong)")}
    ${
      mark.low === undefined || mark.high === undefined
        ? ""
        : svg`<line x1=${x(mark.low)} x2=${x(mark.high)} y1="7" y2="7" stroke="var(--control)"/>`
    }
    ${svg`<circle cx=${x(mark.mean)} cy="7" r="2.5" fill=${fill}/>`}
  </svg>`;
}

function line(x: number, stroke: string) {
  return svg`<line x1=${x} x2=${x} y1="0" y2="14" stroke=${stroke} stroke-dasharray="2 2"/>`;
}
