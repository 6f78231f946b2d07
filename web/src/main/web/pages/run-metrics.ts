// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import { aggregates } from "../state/aggregate.ts";
import { bestOf } from "../state/curves.ts";
import { arrow, directionOf } from "../state/direction.ts";
import { bytes, columnDecimals, compact, count, fixed } from "../state/format.ts";
import { kindOf } from "../state/kind.ts";
import { HISTORIES, type RunData } from "../state/run-model.ts";
import { sparkline } from "../widgets/sparkline.ts";

const DIGITS = 4;

/** Aggregates of a trial; last and best values of what has a course. */
export function metrics(data: RunData) {
  const kind = kindOf(data.run);
  if (data.run.metrics.size === 0) {
    return kind === "launch" ? "" : section("", html`<p class="muted">No metrics yet.</p>`);
  }
  return kind === "trial" ? aggregateTable(data) : valueTable(data);
}

function section(note: string, body: unknown) {
  return html`<section>
    <div class="sec">
      <h2>Metrics</h2>
      <span class="small">${note}</span>
    </div>
    ${body}
  </section>`;
}

function aggregateTable({ run, question }: RunData) {
  const found = [...aggregates(run.metrics)].sort(
    ([a], [b]) => Number(b === question?.metric) - Number(a === question?.metric),
  );
  const fits = Math.max(0, ...found.map(([, { n }]) => n ?? 0));
  return section(
    fits ? `mean ± sd over ${fits} ${fits === 1 ? "fit" : "fits"}` : "",
    html`<table class="mt">
      <tbody>
        ${found.map(([name, { mean, sd }]) => {
          const decimals = sd ? columnDecimals([mean], [sd]) : undefined;
          const text = decimals === undefined ? value(name, mean) : fixed(mean, decimals);
          return html`<tr>
            <th scope="row" class="mono">
              ${name} <span class="faint">${arrow(directionOf(name))}</span>
            </th>
            <td class="num">
              <b>${text}</b>${
                decimals === undefined
                  ? ""
                  : html`<span class="pm"> ± ${fixed(sd!, decimals)}</span>`
              }
            </td>
          </tr>`;
        })}
      </tbody>
    </table>`,
  );
}

function valueTable({ run, question, histories }: RunData) {
  const names = [...run.metrics.keys()].sort(
    (a, b) => Number(b === question?.metric) - Number(a === question?.metric) || a.localeCompare(b),
  );
  const unread = names.length - histories.size;
  return section(
    count(names.length),
    html`<table class="mt">
        <thead>
          <tr>
            <td></td>
            <td></td>
            <th class="num">last</th>
            <th class="num">best</th>
          </tr>
        </thead>
        <tbody>
          ${names.map((name) => valueRow(name, run.metrics.get(name)!.value, histories.get(name)))}
        </tbody>
      </table>
      ${
        unread > 0
          ? html`<p class="note">
              The courses of ${HISTORIES} of ${names.length} metrics are drawn.
            </p>`
          : ""
      }`,
  );
}

function valueRow(
  name: string,
  last: number,
  history: NonNullable<ReturnType<RunData["histories"]["get"]>> = [],
) {
  const direction = directionOf(name);
  const best = history.length > 1 ? bestOf(history, direction) : undefined;
  return html`<tr>
    <th scope="row" class="mono" title=${name}>
      ${name} <span class="faint">${arrow(direction)}</span>
    </th>
    <td>${sparkline(history.map(({ value }) => value))}</td>
    <td class="num"><b>${value(name, last)}</b></td>
    <td class="num muted">
      ${best ? html`${value(name, best.value)} <span class="faint">@${best.step}</span>` : ""}
    </td>
  </tr>`;
}

function value(name: string, number: number): string {
  return name.endsWith("_bytes") && Number.isFinite(number)
    ? bytes(number)
    : compact(number, DIGITS);
}
