// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import type { Experiment } from "../client/experiments.ts";
import type { Column } from "../state/columns.ts";
import { fixed } from "../state/format.ts";
import { nearMiss } from "../state/filter/near-miss.ts";
import type { Parsed } from "../state/filter/parser.ts";
import type { RunsData } from "../state/runs-model.ts";
import { ranked, type Trial } from "../state/trial.ts";
import type { RunsView } from "../state/view.ts";
import "../widgets/copy-command.ts";
import { icon } from "../widgets/icons.ts";
import { empty, warning } from "../widgets/message.ts";

/** An experiment that nobody has logged to. */
export function noTrials({ name }: Experiment) {
  const command = `assay run ${name}.yaml --tracker ${location.origin}`;
  return html`<div class="page">
    ${empty(
      "No trials yet",
      html`<p>Run the experiment against this tracker. Its trials appear here while they run.</p>
        <copy-command command=${command}></copy-command>`,
    )}
  </div>`;
}

/** Keeps the filter, says how near the nearest is, and offers the one clause to drop. */
export function noMatch(
  applied: Parsed,
  text: string,
  data: RunsData,
  filterBy: (text: string) => void,
) {
  const expression = "expression" in applied ? applied.expression : undefined;
  const near = expression && nearMiss(expression, text, data.trials);
  const clause = near && text.slice(near.clause.start, near.clause.end);
  return html`<div class="page">
    ${empty(
      "No trial matches",
      html`${near ? html`<p>${nearness(near.trials, clause!, data)}</p>` : ""}
        <div class="row wrap">
          ${
            near && near.rest
              ? html`<button class="btn" @click=${() => filterBy(near.rest)}>
                  Clear ${clause}
                </button>`
              : ""
          }
          <button class="btn quiet" @click=${() => filterBy("")}>Clear all</button>
        </div>`,
    )}
  </div>`;
}

function nearness(trials: readonly Trial[], clause: string, { question, trials: all }: RunsData) {
  const count = `Without ${clause}, ${trials.length} of ${all.length} match`;
  const best = question && ranked(trials, question.metric, question.goal)[0];
  const mean = best?.metrics.get(question!.metric)?.mean;
  return mean === undefined
    ? `${count}.`
    : `${count}; the best of them has ${question!.metric} ${fixed(mean, 3)}.`;
}

/** Rows never move by themselves. */
export function newsBar(news: string | undefined, sortAgain: () => void) {
  if (!news) return "";
  return html`<div class="newbar" role="status">
    <span class="row">${icon("reload", "s")} ${news}. Rows may move.</span>
    <button class="btn quiet" @click=${sortAgain}>Sort again</button>
  </div>`;
}

/** Names what the link has and the experiment has not. */
export function brokenLink(
  view: RunsView,
  trials: readonly Trial[],
  columns: readonly Column[],
  mend: () => void,
) {
  const labels = new Set(trials.map(({ label }) => label));
  const ids = new Set(columns.map(({ id }) => id));
  const wanted = [...new Set([...view.open, ...(view.sel ? [view.sel] : [])])];
  const gone = wanted.filter((label) => !labels.has(label));
  const lost = (view.cols ?? []).filter((id) => !ids.has(id)).map((id) => id.replace(/^[pm]:/, ""));
  const parts = [named(gone, "trial"), named(lost, "column")].filter(Boolean);
  if (parts.length === 0) return "";
  return html`<div class="broken">
    ${warning(
      `This link names ${parts.join(" and ")}. The rest is shown.`,
      html`<button class="btn quiet" @click=${mend}>Forget them</button>`,
    )}
  </div>`;
}

function named(names: readonly string[], unit: string): string {
  if (names.length === 0) return "";
  const [plural, verb] = names.length === 1 ? ["", "is"] : ["s", "are"];
  return `${names.length} ${unit}${plural} that ${verb} not here: ${names.join(", ")}`;
}
