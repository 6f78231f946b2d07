// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { LightElement } from "./light.ts";

/** The numbers of a chart, the first of each row being its name. */
export interface ChartTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A chart with its title, which shows its numbers as a table when asked. */
@customElement("chart-figure")
export class ChartFigure extends LightElement {
  @property() heading = "";
  @property() note = "";
  @property({ attribute: false }) chart: TemplateResult = html``;
  @property({ attribute: false }) table: ChartTable = { heads: [], rows: [] };
  @state() private asTable = false;

  override render() {
    return html`<figure class="fig">
      <figcaption>
        <span class="t">${this.heading}</span><span class="small">${this.note}</span>
        <span class="end">
          <button
            class="btn quiet"
            aria-pressed=${this.asTable}
            aria-label="${this.heading} as table"
            @click=${this.flip}
          >
            table
          </button>
        </span>
      </figcaption>
      ${this.asTable ? this.numbers() : this.chart}
    </figure>`;
  }

  private flip() {
    this.asTable = !this.asTable;
  }

  private numbers() {
    const { heads, rows } = this.table;
    return html`<div class="scroll numbers" tabindex="0" role="region" aria-label=${this.heading}>
      <table>
        <thead>
          <tr>
            ${heads.map((head, i) => html`<th scope="col" class=${i ? "num" : ""}>${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, ...cells]) =>
              html`<tr>
                <td>${name}</td>
                ${cells.map((cell) => html`<td class="num">${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}
