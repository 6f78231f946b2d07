// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import { arrow } from "../state/direction.ts";
import { columnDecimals, count, fixed } from "../state/format.ts";
import { fitCounts, stateOf } from "../state/kind.ts";
import { knownOf } from "../state/known.ts";
import { type ExperimentRow, FOREIGN_RUNS } from "../state/overview.ts";
import { timestamp, when } from "../state/time.ts";
import { icon } from "../widgets/icons.ts";
import { progressBar } from "../widgets/progress.ts";
import { stateMark } from "../widgets/state-mark.ts";

export const EXPERIMENT_HEADS = [
  "Experiment",
  "Task · metric",
  "Fits",
  "Best mean ± sd",
  "What is known",
  "Last launch",
];

export function experimentTable(rows: readonly ExperimentRow[], now: number): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Experiments">
    <table class="experiments">
      <thead>
        <tr>
          <th>Experiment</th>
          <th class="hide-m">Task · metric</th>
          <th class="num">Fits</th>
          <td></td>
          <td></td>
          <th class="al0">Best mean ± sd</th>
          <th>What is known</th>
          <th class="num">Last launch</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => experimentRow(row, now))}
      </tbody>
    </table>
  </div>`;
}

function experimentRow(row: ExperimentRow, now: number) {
  const { experiment } = row;
  const known = knownOf(row);
  return html`<tr>
    <td><a class="strong" href="/e/${experiment.id}/runs">${experiment.name}</a></td>
    <td class="muted small hide-m">${task(row)}</td>
    ${fits(row)}
    <td class="num al">${best(row)}</td>
    <td class="know ${known.settled ? "" : "muted"}">${known.text}</td>
    <td class="num small">${last(row, now)}</td>
  </tr>`;
}

function task({ question }: ExperimentRow): string {
  if (!question) return "MLflow runs";
  const direction = question.goal === "maximize" ? "higher" : "lower";
  return `${question.task} · ${question.metric} ${arrow(direction)}`;
}

function fits(row: ExperimentRow) {
  const counts = row.launch && fitCounts(row.launch);
  if (!counts)
    return html`<td class="num">${runCount(row)}</td>
      <td></td>
      <td></td>`;
  const { done, total, failed } = counts;
  const running = row.launch !== undefined && stateOf(row.launch) === "running";
  return html`<td class="num fc">${count(done)}<span class="pm">/${count(total)}</span></td>
    <td class="num fb">
      ${
        failed
          ? html`<span class="bad small" title="failed"
              >${icon("cross", "s")}${count(failed)}<span class="sr"> failed</span></span
            >`
          : ""
      }
    </td>
    <td class="fbar">${progressBar({ done, total, failed, running }, "72px")}</td>`;
}

function runCount({ runs }: ExperimentRow) {
  if (runs.length === 0) return html`<span class="faint">·</span>`;
  const more = runs.length === FOREIGN_RUNS ? "+" : "";
  return html`${count(runs.length)}${more}<span class="pm"> runs</span>`;
}

function best({ best: trial, question }: ExperimentRow) {
  const aggregate = question && trial?.metrics.get(question.metric);
  if (!aggregate) return html`<span class="faint">·</span>`;
  const { mean, sd } = aggregate;
  const decimals = columnDecimals([mean], sd === undefined ? [] : [sd]);
  const spread = question.task === "benchmark" ? "" : sd === undefined ? " no sd" : ` ± ${fixed(sd, decimals)}`;
  return html`<span class="v strong">${fixed(mean, decimals)}</span
    ><span class="pm">${spread}</span>`;
}

function last({ launch, runs, lastStart }: ExperimentRow, now: number) {
  const newest = launch ?? runs[0];
  if (newest && stateOf(newest) === "running") return stateMark("running");
  if (lastStart === undefined) return html`<span class="faint">·</span>`;
  return html`<span class="muted" title=${timestamp(lastStart)}>${when(lastStart, now)}</span>`;
}
