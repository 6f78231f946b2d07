// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import type { HardwareField, HardwareReport } from "../client/hardware.ts";
import { counted } from "../state/format.ts";
import { markColour } from "../widgets/scales.ts";
import { factValue, slotsOf } from "./hardware-words.ts";

/** The facts in which the columns differ, and on demand the others. */
export function environments(
  report: HardwareReport,
  all: boolean,
  flip: () => void,
): TemplateResult {
  const differing = report.environment.filter(({ differs }) => differs);
  const equal = report.environment.length - differing.length;
  if (report.environment.length === 0) return html``;
  return html`<section class="fig hw-env" aria-label="Environments">
    <div class="sec">
      <h2>What differs between environments</h2>
      <span class="small"
        >${differing.length} of ${counted(report.environment.length, "fact")}${
          equal > 0 && !all ? `; ${equal} equal hidden` : ""
        }</span
      >
      <span class="end">
        <button class="btn quiet" aria-pressed=${all} @click=${flip}>show all</button>
      </span>
    </div>
    ${table(report, all ? report.environment : differing)}
  </section>`;
}

function table(report: HardwareReport, fields: readonly HardwareField[]) {
  if (fields.length === 0) return html`<p class="muted">Nothing differs.</p>`;
  const slot = slotsOf(report);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Facts">
    <table>
      <thead>
        <tr>
          <th scope="col">fact</th>
          ${report.columns.map(
            ({ label }) =>
              html`<th scope="col">
                <span class="sw" style="background:${markColour(slot(label))}"></span> ${label}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${fields.map(
          ({ name, values, differs }) =>
            html`<tr>
              <td class="muted">${name.replace(/_bytes$/, "").replaceAll("_", " ")}</td>
              ${values.map(
                (value) =>
                  html`<td class=${differs ? "" : "muted"}>${factValue(name, value)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Columns with the same reason are named together. */
function reasons(because: Readonly<Record<string, readonly string[]>>): string {
  const columns = new Map<string, string[]>();
  for (const [column, why] of Object.entries(because)) {
    const words = why.join("; ");
    columns.set(words, [...(columns.get(words) ?? []), column]);
  }
  return [...columns].map(([words, names]) => `${names.join(", ")}: ${words}`).join("; ");
}

function superseded({ superseded: old }: HardwareReport): TemplateResult[] {
  if (old.length === 0) return [];
  const lines = old.map(
    ({ run_id: run, label, by_run_id: by }) =>
      html`<li>
        <b>${label}</b>: <a href="/r/${run}">a run</a>, measured again by
        <a href="/r/${by}">another</a>
      </li>`,
  );
  return [
    html`<details>
      <summary>
        ${counted(old.length, "run is", "runs are")} not shown, as the same was measured again
      </summary>
      <ul>
        ${lines}
      </ul>
    </details>`,
  ];
}

/** What is not in the table or the means, and why. */
export function hardwareNotes(report: HardwareReport): TemplateResult {
  const notes = [
    ...report.left_out.map(({ row, because }) => {
      return html`In no mean: <b>${row}</b> (${reasons(because)})`;
    }),
    ...superseded(report),
    ...report.unread.map(
      ({ run_id: run, name, because }) =>
        html`<a href="/r/${run}">${name}</a> is left out: ${because}`,
    ),
  ];
  if (notes.length === 0) return html``;
  return html`<section aria-label="Notes" class="hw-notes">
    <ul>
      ${notes.map((note) => html`<li>${note}</li>`)}
    </ul>
  </section>`;
}
