// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type uPlot from "uplot";
import { icon } from "./icons.ts";
import { LightElement } from "./light.ts";
import { chartOptions } from "./line-options.ts";
import { joined, type Line, summary } from "./lines.ts";

/** uPlot is a third of the first load: only pages with charts fetch it. */
const library = () => import("uplot").then((module) => module.default);

const HEIGHT = 228;
const TABLE_ROWS = 200;

/** Metrics against their steps, with a summary in words and the same data as a table. */
@customElement("line-chart")
export class LineChart extends LightElement {
  @property() name = "";
  @property() note = "";
  /** what a step is: “epoch” */
  @property() xName = "step";
  /** the last step that is planned; what is not there yet is shaded */
  @property({ type: Number }) planned = 0;
  @property({ attribute: false }) lines: readonly Line[] = [];
  @property({ attribute: false }) format: (value: number) => string = String;
  @state() private asTable = false;
  @state() private cursor: number | undefined;
  @query(".plot") private target: HTMLElement | null | undefined;

  private plot: uPlot | undefined;
  private drawn = "";
  private readonly resizes = new ResizeObserver(() => this.resize());
  private readonly themed = () => this.redraw();

  override connectedCallback() {
    super.connectedCallback();
    this.resizes.observe(this);
    document.addEventListener("themechange", this.themed);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", this.themed);
  }

  override disconnectedCallback() {
    this.resizes.disconnect();
    document.removeEventListener("themechange", this.themed);
    matchMedia("(prefers-color-scheme: dark)").removeEventListener("change", this.themed);
    this.destroy();
    super.disconnectedCallback();
  }

  override render() {
    return html`<figure class="fig">
      <figcaption>
        <span class="t mono">${this.name}</span><span class="small">${this.readout()}</span>
        <span class="end"
          ><button
            class="btn quiet icon"
            aria-pressed=${this.asTable}
            aria-label="show ${this.name} as ${this.asTable ? "chart" : "table"}"
            title="show as ${this.asTable ? "chart" : "table"}"
            @click=${() => (this.asTable = !this.asTable)}
          >
            ${icon("columns")}
          </button></span
        >
      </figcaption>
      ${
        this.asTable
          ? this.table()
          : html`<div
              class="plot"
              role="img"
              style="height:${HEIGHT}px"
              aria-label=${summary(this.name, this.lines, this.xName, this.format)}
            ></div>`
      }
    </figure>`;
  }

  override updated() {
    void this.draw();
  }

  private readout() {
    if (this.cursor === undefined) return this.note;
    const values = this.lines.map(({ label, points }) => {
      const value = points.find(({ step }) => step === this.cursor)?.value;
      return `${label} ${value === undefined ? "·" : this.format(value)}`;
    });
    return `${this.xName} ${this.cursor}: ${values.join(", ")}`;
  }

  private table() {
    const [steps, ...columns] = joined(this.lines);
    const shown = steps.slice(0, TABLE_ROWS);
    return html`<div
      class="scroll as-table"
      tabindex="0"
      role="region"
      aria-label="${this.name} as table"
    >
      <table>
        <thead>
          <tr>
            <th>${this.xName}</th>
            ${this.lines.map(({ label }) => html`<th class="num">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (step, row) =>
              html`<tr>
                <td>${step}</td>
                ${columns.map((column) => html`<td class="num">${this.cell(column[row])}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        steps.length > TABLE_ROWS
          ? html`<p class="note">showing ${TABLE_ROWS} of ${steps.length}</p>`
          : ""
      }
    </div>`;
  }

  private cell(value: number | null | undefined) {
    return value === null || value === undefined ? "·" : this.format(value);
  }

  /** A plot of the same lines only gets new data: zoom and cursor stay. */
  private async draw() {
    const Plot = await library();
    const target = this.target;
    if (!target?.isConnected) return this.destroy();
    const shape = `${this.lines.map(({ label }) => label).join()} ${this.planned}`;
    if (this.plot && this.plot.root.parentElement === target && this.drawn === shape) {
      this.plot.setData(joined(this.lines) as uPlot.AlignedData);
      return;
    }
    this.destroy();
    this.drawn = shape;
    const options = chartOptions({
      element: this,
      lines: () => this.lines,
      planned: this.planned,
      xName: this.xName,
      format: this.format,
      hovered: (step) => (this.cursor = step),
    });
    const size = { width: target.clientWidth, height: HEIGHT };
    this.plot = new Plot({ ...options, ...size }, joined(this.lines) as uPlot.AlignedData, target);
  }

  private redraw() {
    this.destroy();
    void this.draw();
  }

  private resize() {
    const width = this.target?.clientWidth;
    if (width && this.plot && this.plot.width !== width)
      this.plot.setSize({ width, height: HEIGHT });
  }

  private destroy() {
    this.plot?.destroy();
    this.plot = undefined;
  }
}
