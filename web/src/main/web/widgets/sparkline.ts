// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";

const HEIGHT = 16;

/** The course of a metric on its own scale, end point marked; what is not finite is left out. */
export function sparkline(values: readonly number[], width = 46): TemplateResult {
  const finite = values.filter(Number.isFinite);
  if (finite.length < 2) return html``;
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const x = (index: number) => 1 + (index / (finite.length - 1)) * (width - 5);
  const y = (value: number) => HEIGHT - 2 - ((value - low) / (high - low || 1)) * (HEIGHT - 4);
  const points = thinned(finite).map(([index, value]) => `${round(x(index))},${round(y(value))}`);
  const end = finite.at(-1)!;
  return html`<svg class="spark" width=${width} height=${HEIGHT} aria-hidden="true">
    <polyline points=${points.join(" ")} fill="none" stroke="var(--ink-2)" stroke-width="1.1" />
    <circle cx=${round(x(finite.length - 1))} cy=${round(y(end))} r="1.8" fill="var(--ink-2)" />
  </svg>`;
}

/** No more than about two points for each pixel. */
function thinned(values: readonly number[]): [number, number][] {
  const every = Math.max(1, Math.floor(values.length / 100));
  return values
    .map((value, index): [number, number] => [index, value])
    .filter(([index]) => index % every === 0 || index === values.length - 1);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
