// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import { counted } from "../state/format.ts";
import { kindOf, stateOf } from "../state/kind.ts";
import type { Overview } from "../state/overview.ts";
import { when } from "../state/time.ts";

/** how many running experiments are named */
const NAMED = 3;

/** The page in a sentence: what runs, what needs attention, what came last. */
export function headline(overview: Overview, now: number): TemplateResult {
  return html`<div class="head">
    <h1 class="lead grow">
      <span class="sr">Overview. </span>${running(overview)} ${failures(overview)}
      ${last(overview, now)}
    </h1>
  </div>`;
}

function running({ running: runs, names }: Overview) {
  if (runs.length === 0) return html`<b>Nothing is running.</b>`;
  const launches = runs.filter((run) => kindOf(run) === "launch").length;
  const [one, many] =
    launches === runs.length ? ["launch is", "launches are"] : ["run is", "runs are"];
  const where = [...new Set(runs.map((run) => names.get(run.experimentId)))];
  const more = where.length > NAMED ? `, and ${where.length - NAMED} more` : "";
  const named = where.slice(0, NAMED).join(", ") + more;
  return html`<b>${counted(runs.length, one, many)} running</b>: ${named}.`;
}

function failures({ attention }: Overview) {
  const runs = attention.flatMap((group) => group.runs);
  if (runs.length === 0) return "Nothing needs attention.";
  const unit = runs.every((run) => kindOf(run) === "fit") ? "fit" : "run";
  const failed = counted(runs.length, `failed ${unit} needs`, `failed ${unit}s need`);
  return html`<b class="bad">${failed} attention.</b>`;
}

function last({ launches, names }: Overview, now: number) {
  const ended = launches.filter((launch) => launch.endTime !== undefined);
  const newest = ended.sort((a, b) => b.endTime! - a.endTime!)[0];
  if (!newest) return "";
  const name = names.get(newest.experimentId);
  return html`Last ended: ${name}, ${stateOf(newest)} ${when(newest.endTime!, now)}.`;
}
