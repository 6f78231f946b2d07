// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";

const cross = svg`<path d="M3.5 3.5l7 7M10.5 3.5l-7 7"/>`;
const triangle = svg`<path d="M7 2.5 12 11.5H2z"/><path d="M7 6v2.4M7 10v.01"/>`;
const clock = svg`<circle cx="7" cy="7" r="4.75"/><path d="M7 4.2V7l2 1.4"/>`;

/** 14 px, 1.5 px strokes; always beside a word, or in a control that has a name. */
const SHAPES = {
  arc: svg`<circle cx="7" cy="7" r="4.25" opacity=".3"/>
    <path d="M7 2.75A4.25 4.25 0 0 1 11.25 7"/>`,
  bars: svg`<rect x="2.5" y="2.5" width="9" height="9" rx="1"/>
    <path d="M4.8 9V6.5M7 9V5M9.2 9V4"/>`,
  check: svg`<path d="M3 7.5 6 10.5 11 4"/>`,
  clock,
  columns: svg`<rect x="2" y="2.5" width="10" height="9" rx="1"/><path d="M5.5 2.5v9M8.5 2.5v9"/>`,
  copy: svg`<rect x="4.5" y="4.5" width="7" height="7" rx="1"/><path d="M9.5 4.5v-2h-7v7h2"/>`,
  cross,
  dash: svg`<path d="M4 7h6"/>`,
  disc: svg`<circle class="f" cx="7" cy="7" r="4"/>`,
  dot: svg`<circle class="f dot" cx="7" cy="7" r="3"/>`,
  down: svg`<path d="M4 5.5 7 8.5l3-3"/>`,
  download: svg`<path d="M7 2.5v6M4.5 6.5 7 9l2.5-2.5M2.5 11.5h9"/>`,
  file: svg`<path d="M3.5 2h4.500l2.500 2.500V12h-7z"/><path d="M8 2v2.500h2.500"/>`,
  half: svg`<circle cx="7" cy="7" r="4.75"/><path class="f" d="M7 2.25a4.75 4.75 0 0 1 0 9.5z"/>`,
  open: svg`<path d="M8.5 2.5h3v3M5.5 11.5h-3v-3M11.3 2.7 8 6M2.7 11.3 6 8"/>`,
  pause: svg`<path d="M5 3.5v7M9 3.5v7"/>`,
  question: svg`<path d="M5 5.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3M7 10.8v.01"/>`,
  queue: svg`<circle cx="7" cy="7" r="4.25" stroke-dasharray="1.5 2.2"/>`,
  reload: svg`<path d="M11.5 7A4.5 4.5 0 1 1 10 3.7M10.3 1.5V4H7.8"/>`,
  right: svg`<path d="M5.5 4 8.5 7l-3 3"/>`,
  scissors: svg`<path d="M3 3l8 8M3 11l3-3M8 6l3-3"/><circle cx="3" cy="11" r="1.2"/>`,
  search: svg`<circle cx="6" cy="6" r="3.75"/><path d="M9 9l3 3"/>`,
  sortDown: svg`<path d="M7 3v8M4 8l3 3 3-3"/>`,
  sortUp: svg`<path d="M7 11V3M4 6l3-3 3 3"/>`,
  star: svg`<path class="f" d="M7 1.8 8.6 5.2l3.7.5L9.6 8.3l.7 3.7L7 10.2
    3.7 12l.7-3.7L1.7 5.7l3.7-.5z"/>`,
  stop: svg`<rect class="f" x="3.5" y="3.5" width="7" height="7" rx="1"/>`,
  triangle,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof SHAPES;

export function icon(name: IconName, size: "" | "s" = ""): TemplateResult {
  return html`<svg class="i ${size}" viewBox="0 0 14 14" aria-hidden="true">${SHAPES[name]}</svg>`;
}

/** The mark: an error bar with its box in the accent. */
export const brandMark = html`<svg viewBox="0 0 18 18" aria-hidden="true">
  <g stroke="var(--ink)" stroke-width="1.6" stroke-linecap="square">
    <path d="M9 2v14M5.5 2h7M5.5 16h7" />
  </g>
  <rect
    x="5.2"
    y="6.2"
    width="7.6"
    height="5.6"
    fill="var(--accent)"
    stroke="var(--surface)"
    stroke-width="1.4"
  />
</svg>`;
