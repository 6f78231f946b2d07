// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/** The cell that has the focus; it may be beyond the table, then the nearest one is meant. */
export interface Spot {
  /** −1 is the row of heads */
  readonly row: number;
  readonly cell: number;
}

/**
 * Where a key moves the focus; nothing for keys that move nothing.
 *
 * @param page how many rows are in view
 */
export function moved(
  { row, cell }: Spot,
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  page: number,
): Spot | undefined {
  const jump = Math.max(1, page);
  switch (key) {
    case "ArrowUp":
      return { row: row - 1, cell };
    case "ArrowDown":
      return { row: row + 1, cell };
    case "ArrowLeft":
      return { row, cell: cell - 1 };
    case "ArrowRight":
      return { row, cell: cell + 1 };
    case "PageUp":
      return { row: Math.max(0, row - jump), cell };
    case "PageDown":
      return { row: row + jump, cell };
    case "Home":
      return ctrlKey ? { row: 0, cell: 0 } : { row, cell: 0 };
    case "End":
      return { row: ctrlKey ? Infinity : row, cell: Infinity };
    default:
      return undefined;
  }
}
