// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/** Which rows of a long table are near enough to be drawn. */
export interface Window {
  readonly first: number;
  /** exclusive */
  readonly last: number;
  /** pixels of the rows before and after that are not drawn */
  readonly above: number;
  readonly below: number;
}

const OVERSCAN_PX = 200;
/** Tables up to this many rows are drawn whole. */
const PLAIN_ROWS = 100;

/** Where rows of different heights begin; the last entry is the height of all. */
export function offsetsOf(heights: readonly number[]): Float64Array {
  const offsets = new Float64Array(heights.length + 1);
  heights.forEach((height, index) => (offsets[index + 1] = offsets[index]! + height));
  return offsets;
}

export function windowOf(offsets: Float64Array, scrollTop: number, viewHeight: number): Window {
  const rows = offsets.length - 1;
  if (rows <= PLAIN_ROWS) return { first: 0, last: rows, above: 0, below: 0 };
  const first = rowAt(offsets, scrollTop - OVERSCAN_PX);
  const last = Math.min(rows, rowAt(offsets, scrollTop + viewHeight + OVERSCAN_PX) + 1);
  return { first, last, above: offsets[first]!, below: offsets[rows]! - offsets[last]! };
}

/** The row at a height, found by bisection. */
function rowAt(offsets: Float64Array, y: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}
