// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import type { Run } from "../client/run.ts";
import { interval, testToTrain } from "../state/aggregate.ts";
import { allColumns, type Column } from "../state/columns.ts";
import { counted, fixed, paramText } from "../state/format.ts";
import type { RunsData } from "../state/runs-model.ts";
import { when } from "../state/time.ts";
import { ranked, type Trial } from "../state/trial.ts";
import { varyingParams } from "../state/vary.ts";
import { scores } from "../state/verdict.ts";
import { foldStrip } from "../widgets/fold-strip.ts";
import { icon } from "../widgets/icons.ts";
import { stateMark } from "../widgets/state-mark.ts";
import { verdictSentence } from "./verdict-words.ts";

export interface PreviewInput {
  readonly data: RunsData;
  readonly trial: Trial;
  readonly columns: readonly Column[];
  fitsOf(trialId: string): readonly Run[] | undefined;
  close(): void;
}

/** Verdict, folds, parameters that vary: in the same order for every trial. */
export function preview(input: PreviewInput) {
  const { data, trial, close } = input;
  const column = allColumns(data.trials, data.question).find(({ main }) => main);
  return html`<aside class="side" aria-label="Preview of ${trial.name}">
    <div class="row">
      <h2 class="side-title">${trial.name}</h2>
      <span class="grow"></span>
      <a
        class="btn quiet icon"
        href="/r/${trial.run.id}"
        aria-label="open ${trial.name}"
        title="open"
        >${icon("open")}</a
      >
      <button class="btn quiet icon" aria-label="close preview" title="close" @click=${close}>
        ${icon("cross")}
      </button>
    </div>
    ${stateLine(trial)} ${column ? comparison(input, column) : ""} ${params(data, trial)}
  </aside>`;
}

function stateLine(trial: Trial) {
  const { fits, state, run, chosen } = trial;
  const text = fits ? `${fits.done} of ${counted(fits.total, "fit")}` : state;
  return html`<p class="small muted">
    ${stateMark(state, text)}
    ${fits?.failed ? html`<span class="bad"> ${fits.failed} failed</span>` : ""} &nbsp;
    ${when(run.startTime, Date.now())}
    ${chosen ? html`&nbsp; <span class="chosen">${icon("star", "s")} chosen</span>` : ""}
  </p>`;
}

function comparison(input: PreviewInput, column: Column) {
  const { data, trial, fitsOf } = input;
  const aggregate = trial.metrics.get(column.key);
  const goal = column.direction === "lower" ? "minimize" : "maximize";
  const [leader, second] = ranked(data.trials, column.key, goal);
  const fits = data.parents.has(trial.run.id) ? fitsOf(trial.run.id) : undefined;
  const reference = leader?.run.id === trial.run.id ? second : leader;
  const sentence =
    reference && aggregate && data.question
      ? verdictSentence({
          reference,
          leads: reference === second,
          fits,
          referenceFits: fitsOf(reference.run.id),
          metric: column.key,
          goal,
          decimals: column.decimals,
          ratio: testToTrain(aggregate),
        })
      : "";
  return html`${sentence ? html`<p class="vd">${sentence}</p>` : ""}
  ${fits && aggregate ? strip(fits, trial, column) : ""}`;
}

function strip(fits: readonly Run[], trial: Trial, column: Column) {
  const values = [...scores(fits, column.key).values()];
  const aggregate = trial.metrics.get(column.key)!;
  if (values.length === 0) return "";
  const format = (value: number) => fixed(value, column.decimals);
  const sd = aggregate.sd === undefined ? "" : ` ± ${format(aggregate.sd)}`;
  const note = `${counted(values.length, "fold")}, ${format(aggregate.mean)}${sd}`;
  const mark = { mean: aggregate.mean, ...interval(aggregate) };
  const ticks = (value: number) => fixed(value, Math.min(column.decimals, 2));
  return html`<figure>
    <figcaption>
      <span class="t small">${column.key}</span><span class="small">${note}</span>
    </figcaption>
    ${foldStrip(values, mark, `${column.key} of ${note}`, ticks)}
  </figure>`;
}

function params(data: RunsData, trial: Trial) {
  const varying = varyingParams(data.trials).filter((name) => trial.run.params.has(name));
  const equal = trial.run.params.size - varying.length;
  return html`<dl class="kv small">
      ${varying.map(
        (name) =>
          html`<dt class="mono">${name}</dt>
            <dd title=${trial.run.params.get(name)!}>
              ${paramText(trial.run.params.get(name)!)}
            </dd>`,
      )}
    </dl>
    ${
      equal > 0
        ? html`<p class="note">
            ${counted(equal, "more parameter is", "more parameters are")} the same in all trials.
            <a href="/r/${trial.run.id}">Show all</a>
          </p>`
        : ""
    }`;
}
