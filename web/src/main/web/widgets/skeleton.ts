// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";

const WIDTHS = [64, 72, 58, 66, 61, 70, 55, 68];

/** Grey bars where values will stand, in a table with its real heads. */
export function skeletonTable(
  label: string,
  heads: readonly string[],
  rows: number,
): TemplateResult {
  return html`<div class="scroll">
    <table aria-busy="true" aria-label=${label}>
      <thead>
        <tr>
          ${heads.map((head) => html`<th>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${Array.from(
          { length: rows },
          (_, row) =>
            html`<tr>
              ${heads.map((_, column) => html`<td>${bar(row + column)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function bar(index: number): TemplateResult {
  return html`<i class="sk" style="width:${WIDTHS[index % WIDTHS.length]}px"></i>`;
}
