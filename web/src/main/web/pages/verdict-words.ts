// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import type { Run } from "../client/run.ts";
import { counted, signed } from "../state/format.ts";
import type { Trial } from "../state/trial.ts";
import { verdictOf } from "../state/verdict.ts";

export interface VerdictInput {
  readonly reference: Trial;
  /** the compared trial is the leader, and the reference the next one */
  readonly leads: boolean;
  readonly fits?: readonly Run[];
  readonly referenceFits?: readonly Run[];
  readonly metric: string;
  readonly goal: "maximize" | "minimize";
  readonly decimals: number;
  /** n_test / n_train; absent where no sd tells it */
  readonly ratio?: number;
}

/** Result, interval, evidence: never a mean alone, never a star. */
export function verdictSentence(input: VerdictInput): TemplateResult {
  const { reference, leads, fits, referenceFits, metric, goal, decimals, ratio } = input;
  const whom = leads ? reference.name : html`the leader, ${reference.name}`;
  if (!fits || !referenceFits) return html`<span class="muted">Reading the folds.</span>`;
  const verdict = verdictOf(fits, referenceFits, metric, goal, ratio ?? 0);
  if (!verdict.difference || ratio === undefined) {
    const shared = counted(verdict.shared, "fold is", "folds are");
    return html`${leads ? html`<b>Leads.</b> ` : ""}${shared} shared with ${whom}: no interval, so
      <b>no verdict</b>.`;
  }
  const { mean, low, high, n } = verdict.difference;
  const number = (value: number) => signed(value, decimals);
  const evidence = html`difference ${number(mean)}, 95% interval ${number(low)} to ${number(high)},
  over ${counted(n, "fold")}.`;
  const first = leads ? html`<b>Leads.</b> ` : "";
  switch (verdict.result) {
    case "tie":
      return html`${first}<b>Cannot be told apart</b> from ${whom}: ${evidence}`;
    case "better":
      return html`${first}<b>Better</b> than ${whom}: ${evidence}`;
    default:
      return html`${first}<b>Worse</b> than ${whom}: ${evidence}`;
  }
}
