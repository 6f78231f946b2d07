// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

export interface GridColumn {
  readonly id: string;
  readonly head: unknown;
  readonly title: string;
  readonly width: number;
  readonly numeric: boolean;
  /** a hairline before the column */
  readonly groupStart: boolean;
  readonly sorted?: "ascending" | "descending";
  /** how many columns the head covers; the covered ones have no head */
  readonly span?: number;
}

export interface GridGroup {
  readonly label: string;
  readonly span: number;
  readonly groupStart: boolean;
}

export interface GridCell {
  readonly content: unknown;
  readonly className?: string;
  readonly span?: number;
}

export interface GridRow {
  readonly id: string;
  readonly level: 1 | 2;
  /** absent where nothing is nested */
  readonly expanded?: boolean;
  readonly current: boolean;
  /** where Enter leads */
  readonly href?: string;
  /** made only for rows that are drawn */
  readonly cells: () => readonly GridCell[];
}
