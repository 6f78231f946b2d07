// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import type { Run } from "../client/run.ts";
import { count, counted } from "../state/format.ts";
import { fitCounts, stateOf } from "../state/kind.ts";
import type { RunsData } from "../state/runs-model.ts";
import { duration, remaining, timeLeft } from "../state/time.ts";
import { stateMark } from "../widgets/state-mark.ts";

/** Where in the experiment: its name, its pages, and how the last launch stands. */
export function experimentBar({ experiment, trials, launches }: RunsData, now: number) {
  const launch = launches[0];
  return html`<div class="sub">
    <h1 class="crumb">${experiment.name}</h1>
    <nav class="nav" aria-label="Experiment">
      <a data-runs href="/e/${experiment.id}/runs" aria-current="page"
        >Runs <span class="n">${count(trials.length)}</span></a
      >
    </nav>
    <span class="grow spacer"></span>
    ${launch ? launchState(launch, now) : ""}
    <copy-button label="Copy link" text=${location.href}></copy-button>
  </div>`;
}

function launchState(launch: Run, now: number) {
  const counts = fitCounts(launch);
  const fits = counts ? `${count(counts.done)} of ${counted(counts.total, "fit")}` : "";
  const running = stateOf(launch) === "running";
  const left = counts && remaining(launch.startTime, now, counts.done, counts.total);
  const time = running
    ? left === undefined
      ? ""
      : timeLeft(left)
    : duration((launch.endTime ?? now) - launch.startTime);
  const mark = stateMark(stateOf(launch), fits || stateOf(launch));
  const separated = time ? html` &nbsp;·&nbsp; ${time}` : "";
  return html`<span class="small muted nowrap hide-s">${mark}${separated}</span>
    <a class="btn hide-s" href="/r/${launch.id}">Launch</a>`;
}
