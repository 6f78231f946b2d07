// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { svg, type SVGTemplateResult } from "lit";
import { across, type Axis, textColour } from "./scales.ts";

/** Vertical lines at the ticks with their words below. */
export function columnsAt(
  axis: Axis,
  height: number,
  words: (tick: number) => string,
  lines = true,
): SVGTemplateResult[] {
  return axis.ticks.map((tick) => {
    const x = across(axis.at(tick));
    return svg`${lines ? svg`<line class="grid" x1=${x} x2=${x} y1="0" y2=${height}/>` : ""}
      <text class="mid" x=${x} y=${height} dy="16">${words(tick)}</text>`;
  });
}

/** Lines across at the ticks with their words at the left; `y` turns a share into pixels. */
export function rowsAt(
  axis: Axis,
  y: (share: number) => number,
  words: (tick: number) => string,
): SVGTemplateResult[] {
  return axis.ticks.map((tick) => {
    const place = y(axis.at(tick));
    return svg`<line class="grid" x1="0" x2="100%" y1=${place} y2=${place}/>
      <text class="end" x="0" dx="-7" y=${place} dy="4">${words(tick)}</text>`;
  });
}

export interface EndLabel {
  readonly y: number;
  readonly slot: number;
  readonly text: string;
}

const LABEL_HEIGHT = 14;

/** Names at the ends of lines, pushed apart where they would lie on each other. */
export function endLabels(labels: readonly EndLabel[], bottom: number): SVGTemplateResult[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  const places: number[] = [];
  for (const { y } of sorted) places.push(Math.max(y, (places.at(-1) ?? -99) + LABEL_HEIGHT));
  for (let i = places.length - 1; i >= 0; i--) {
    const limit = i === places.length - 1 ? bottom : places[i + 1]! - LABEL_HEIGHT;
    places[i] = Math.min(places[i]!, limit);
  }
  return sorted.map(
    ({ slot, text }, i) =>
      svg`<text x="100%" dx="10" y=${places[i]!} dy="4"
        style="fill:${textColour(slot)};font-weight:600">${text}</text>`,
  );
}
