// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import type { Run } from "../client/run.ts";
import { type Attention, attentionTitle } from "../state/attention.ts";
import { count, counted, percent } from "../state/format.ts";
import { fitCounts, stateOf } from "../state/kind.ts";
import { FAILED_RUNS, type Overview } from "../state/overview.ts";
import { duration, remaining, timeLeft } from "../state/time.ts";
import { progressBar } from "../widgets/progress.ts";
import { stateMark, stateShape } from "../widgets/state-mark.ts";

const LAUNCHES_SHOWN = 8;

export function attentionList({ attention, names }: Overview) {
  if (attention.length === 0) return "";
  const runs = attention.reduce((sum, group) => sum + group.runs.length, 0);
  return html`<section>
    <div class="sec">
      <h2>Needs attention</h2>
      <span class="small">${attention.length}</span>
      ${runs >= FAILED_RUNS ? html`<span class="chip">newest ${FAILED_RUNS} failures</span>` : ""}
    </div>
    <ul class="list">
      ${attention.map((group) => attentionItem(group, names))}
    </ul>
  </section>`;
}

function attentionItem(group: Attention, names: ReadonlyMap<string, string>) {
  const newest = group.runs[0]!;
  return html`<li>
    ${stateShape(group.state)}
    <div class="grow">
      <div>
        <b>${attentionTitle(group)}</b>
        <a class="small" href="/e/${group.experimentId}/runs">${names.get(group.experimentId)}</a>
      </div>
      <p class="small muted">${group.cause ?? newest.name}</p>
    </div>
    <a class="btn" href="/r/${newest.id}">Open ${group.runs.length === 1 ? "" : "newest"}</a>
  </li>`;
}

export function runningList({ running, names }: Overview, now: number) {
  return html`<section>
    <div class="sec">
      <h2>Running now</h2>
      <span class="small">${running.length}</span>
    </div>
    ${
      running.length
        ? html`<ul class="list two">
            ${running.map((run) => runningItem(run, names.get(run.experimentId) ?? "", now))}
          </ul>`
        : html`<p class="muted list none">Nothing is running.</p>`
    }
  </section>`;
}

function runningItem(run: Run, experiment: string, now: number) {
  const counts = fitCounts(run);
  const left = counts && remaining(run.startTime, now, counts.done, counts.total);
  return html`<li>
    <div class="row">
      <a class="strong" href="/e/${run.experimentId}/runs">${experiment}</a>
      <a class="small" href="/r/${run.id}">${run.name}</a>
      <span class="grow"></span>
      <span class="small nowrap"
        >${left === undefined ? `for ${duration(now - run.startTime)}` : timeLeft(left)}</span
      >
    </div>
    ${
      counts
        ? html`${progressBar({ ...counts, running: true }, "100%", experiment)}
            <div class="row small muted">
              <span>${count(counts.done)} / ${counted(counts.total, "fit")}</span>
              <span class="grow"></span><span>${percent(counts.done, counts.total)}</span>
            </div>`
        : ""
    }
  </li>`;
}

export function launchTable({ launches, names }: Overview, now: number) {
  if (launches.length === 0) return "";
  const shown = launches.slice(0, LAUNCHES_SHOWN);
  return html`<section>
    <div class="sec">
      <h2>Recent launches</h2>
      <span class="small">${shown.length} of ${count(launches.length)}</span>
    </div>
    <div class="scroll" tabindex="0" role="region" aria-label="Recent launches">
      <table>
        <thead>
          <tr>
            <th>Launch</th>
            <th>Experiment</th>
            <th>State</th>
            <th class="hide-s">Work</th>
            <th class="num">Wall</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((launch) => launchRow(launch, names.get(launch.experimentId) ?? "", now))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function launchRow(launch: Run, experiment: string, now: number) {
  const counts = fitCounts(launch);
  const wall = (launch.endTime ?? now) - launch.startTime;
  const id = launch.tags.get("assay.launch") ?? launch.id;
  return html`<tr>
    <td><a class="mono" href="/r/${launch.id}">${id.slice(0, 8)}</a></td>
    <td>${experiment}</td>
    <td>${stateMark(stateOf(launch))}</td>
    <td class="muted hide-s">
      ${counts ? `${count(counts.done)} of ${counted(counts.total, "fit")}` : ""}
    </td>
    <td class="num">${duration(wall)}</td>
  </tr>`;
}
