// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/** Why a filter cannot be read. Positions count UTF-16 units from 0, columns from 1. */
export interface Problem {
  readonly start: number;
  readonly end: number;
  /** “expected and or or”, with the alternatives apart so that they can be set in bold */
  readonly expected: readonly string[];
  readonly found: string;
  /** a whole sentence instead of “expected …, found …” */
  readonly message?: string;
  /** what to put in place of the marked part */
  readonly fix?: string;
  /** the text ends too early: while someone types, this is no mistake yet */
  readonly unfinished: boolean;
}

export class FilterError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message ?? `expected ${problem.expected.join(" or ")}`);
    this.problem = problem;
  }
}

export function columnOf(problem: Problem): number {
  return problem.start + 1;
}

/** The nearest of the candidates, if it is near enough to be meant. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const wanted = text.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 0.5;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Edit distance with swaps of neighbours (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, rows[i - 2]![j - 2]! + 1);
      row.push(cost);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
