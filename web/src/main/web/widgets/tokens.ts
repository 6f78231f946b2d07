// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/** The design's colours as a canvas needs them. */
export function token(element: Element, name: string): string {
  return getComputedStyle(element).getPropertyValue(name).trim();
}

/** The widest of some texts, in pixels. Only the longest are measured: thousands may come. */
export function widestPx(texts: readonly string[], font: string): number {
  const context = canvasContext();
  if (!context) return Math.max(0, ...texts.map(({ length }) => length * 7));
  context.font = font;
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0);
  const near = new Set(texts.filter(({ length }) => length >= longest - 1));
  return [...near].reduce((most, text) => Math.max(most, context.measureText(text).width), 0);
}

let canvas: CanvasRenderingContext2D | null | undefined;

function canvasContext(): CanvasRenderingContext2D | null {
  return (canvas ??= document.createElement("canvas").getContext("2d"));
}
