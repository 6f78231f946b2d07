// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { Trial } from "../trial.ts";
import { matches } from "./evaluate.ts";
import type { Comparison, Expression } from "./parser.ts";

/** The one clause of a filter that keeps the most rows out. */
export interface NearMiss {
  readonly clause: Comparison;
  /** what is left of the filter without it */
  readonly rest: string;
  /** the rows that the rest lets through, at least one */
  readonly trials: readonly Trial[];
}

/** For a filter that nothing matches: which clause to drop; none where no single one helps. */
export function nearMiss(
  expression: Expression,
  text: string,
  trials: readonly Trial[],
): NearMiss | undefined {
  const clauses = expression.type === "and" ? expression.items : [expression];
  let best: NearMiss | undefined;
  for (const clause of clauses) {
    if (clause.type !== "comparison") continue;
    const items = clauses.filter((other) => other !== clause);
    const left = trials.filter((trial) => matches({ type: "and", items }, trial));
    if (left.length <= (best?.trials.length ?? 0)) continue;
    best = { clause, rest: without(clause, text), trials: left };
  }
  return best;
}

function without(clause: Comparison, text: string): string {
  const before = text
    .slice(0, clause.start)
    .replace(/\band\s*$/i, "")
    .trim();
  const after = text
    .slice(clause.end)
    .replace(/^\s*and\b/i, "")
    .trim();
  return before && after ? `${before} and ${after}` : before || after;
}
