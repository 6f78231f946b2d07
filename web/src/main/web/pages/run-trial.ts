// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import type { Run } from "../client/run.ts";
import { aggregates, interval } from "../state/aggregate.ts";
import { columnDecimals, compact, count, counted, fixed } from "../state/format.ts";
import { stateOf } from "../state/kind.ts";
import type { RunData } from "../state/run-model.ts";
import { inFoldOrder, scores } from "../state/verdict.ts";
import { foldStrip } from "../widgets/fold-strip.ts";
import { stateMark } from "../widgets/state-mark.ts";

const METRICS = 4;

/** The main metric over the folds, with the interval in words. */
export function trialScores({ run, question, nested }: RunData) {
  const aggregate = question && aggregates(run.metrics).get(question.metric);
  if (!question || !aggregate) return "";
  const values = [...scores(nested, question.metric).values()];
  const { mean, sd } = aggregate;
  const decimals = columnDecimals([mean], sd === undefined ? [] : [sd]);
  const format = (value: number) => fixed(value, decimals);
  const bounds = interval(aggregate);
  const spread = sd === undefined ? "" : ` ± ${format(sd)}`;
  return html`<figure class="fig">
    <figcaption>
      <span class="t mono">${question.metric}</span>
      <span class="small">${counted(values.length, "fold")}; above: mean and 95% interval</span>
    </figcaption>
    <p class="verdict">
      <b>${format(mean)}</b>${spread},
      ${
        bounds
          ? `95% interval ${format(bounds.low)} to ${format(bounds.high)}.`
          : "one fit: no interval, so no verdict."
      }
    </p>
    ${
      values.length
        ? foldStrip(
            values,
            { mean, ...bounds },
            `${question.metric} of ${values.length} folds`,
            format,
          )
        : ""
    }
  </figure>`;
}

/** The runs below this one: fits of a trial, or nested runs of another client. */
export function nestedTable({ nested, question }: RunData) {
  if (nested.length === 0) return "";
  const metrics = shownMetrics(nested, question?.metric);
  const title = question ? "Fits" : "Nested runs";
  const seeds = question !== undefined;
  return html`<section>
    <div class="sec">
      <h2>${title}</h2>
      <span class="small">${count(nested.length)}</span>
    </div>
    <div class="scroll" tabindex="0" role="region" aria-label=${title}>
      <table>
        <thead>
          <tr>
            <th>${question ? "Fit" : "Run"}</th>
            <th>State</th>
            ${question ? html`<th class="num">seed</th>` : ""}
            ${metrics.map((name) => html`<th class="num mono">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${inFoldOrder(nested).map((fit) => nestedRow(fit, metrics, seeds, nested))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function nestedRow(fit: Run, metrics: readonly string[], seeds: boolean, all: readonly Run[]) {
  const cause = fit.tags.get("assay.cause") ?? "";
  return html`<tr>
    <td><a href="/r/${fit.id}">${fit.name}</a></td>
    <td title=${cause}>${stateMark(stateOf(fit))}</td>
    ${seeds ? html`<td class="num">${fit.tags.get("assay.seed") ?? ""}</td>` : ""}
    ${metrics.map((name) => html`<td class="num">${cell(fit, name, all)}</td>`)}
  </tr>`;
}

function cell(fit: Run, name: string, all: readonly Run[]) {
  const value = fit.metrics.get(name)?.value;
  if (value === undefined) return html`<span class="faint">·</span>`;
  const values = all.flatMap((run) => run.metrics.get(name)?.value ?? []);
  return Math.abs(value) > 1e5 ? compact(value) : fixed(value, columnDecimals(values, []));
}

function shownMetrics(runs: readonly Run[], main: string | undefined): string[] {
  const names = new Set<string>();
  for (const run of runs) for (const name of run.metrics.keys()) names.add(name);
  const plain = [...names].filter((name) => !name.includes("/") && name !== main).sort();
  const costs = plain.filter((name) => name === "fit_seconds");
  const others = plain.filter((name) => !/^(fit_seconds|samples_per_second|memory_)/.test(name));
  return [...(main && names.has(main) ? [main] : []), ...others.slice(0, METRICS), ...costs];
}
