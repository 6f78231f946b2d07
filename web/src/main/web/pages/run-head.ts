// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import type { Run } from "../client/run.ts";
import { count, counted } from "../state/format.ts";
import { fitCounts, kindOf, numberTag, stateOf } from "../state/kind.ts";
import type { RunData } from "../state/run-model.ts";
import { duration, remaining, timeLeft } from "../state/time.ts";
import { icon } from "../widgets/icons.ts";
import { progressBar } from "../widgets/progress.ts";
import { stateChip } from "../widgets/state-mark.ts";

/** Whose run this is, how it stands, and how far it has come. */
export function runHead(data: RunData, now: number) {
  const { run, experiment, parent } = data;
  return html`<div class="rh">
    <nav class="crumb small" aria-label="Breadcrumb">
      <a data-runs href="/e/${experiment.id}/runs">${experiment.name}</a>
      <span class="faint" aria-hidden="true">/</span>
      ${
        parent
          ? html`<a href="/r/${parent.id}">${parent.name}</a>
              <span class="faint" aria-hidden="true">/</span>`
          : ""
      }
    </nav>
    <div class="row wrap rh-row">
      <h1>${run.name}</h1>
      ${stateChip(stateOf(run))}
      ${
        run.tags.get("assay.chosen") === "true"
          ? html`<span class="chip acc">${icon("star", "s")} chosen</span>`
          : ""
      }
      ${progress(data, now)}
      <span class="grow"></span>
      <copy-button label="Copy id" text=${run.id}></copy-button>
    </div>
  </div>`;
}

function progress({ run, histories }: RunData, now: number) {
  const counts = fitCounts(run);
  if (counts) {
    const { done, total, failed } = counts;
    const unit = html`<b>${count(done)}</b> of
      ${counted(total, "fit")}${
        failed ? html`, <span class="bad">${count(failed)} failed</span>` : ""
      }`;
    return progressLine(run, { done, total, failed }, unit, now);
  }
  const epochs = numberTag(run, "assay.epochs");
  if (kindOf(run) === "fit" && epochs) {
    const done = lastStep(histories);
    const unit = html`<b>${count(done)}</b> of ${counted(epochs, "epoch")}`;
    return progressLine(run, { done, total: epochs, failed: 0 }, unit, now);
  }
  return html`<span class="small muted">${elapsed(run, now)}</span>`;
}

function progressLine(
  run: Run,
  counts: { done: number; total: number; failed: number },
  unit: unknown,
  now: number,
) {
  const running = stateOf(run) === "running";
  const left = remaining(run.startTime, now, counts.done, counts.total);
  // A trial may have been opened again long after its first start.
  const forecast = running && left && kindOf(run) !== "trial";
  const time = forecast ? timeLeft(left) : elapsed(run, now);
  return html`<span class="pr"
    >${progressBar({ ...counts, running }, "180px", "progress")} ${unit}
    <span class="muted">· ${time}</span></span
  >`;
}

function elapsed(run: Run, now: number): string {
  const running = run.endTime === undefined;
  const time = duration((run.endTime ?? now) - run.startTime);
  return running ? `for ${time}` : `took ${time}`;
}

/** The last epoch that some curve has reached. */
function lastStep(histories: RunData["histories"]): number {
  const steps = [...histories]
    .filter(([key]) => key.includes("/"))
    .map(([, points]) => points.at(-1)?.step ?? 0);
  return Math.max(0, ...steps);
}
