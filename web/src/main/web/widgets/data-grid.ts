// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { moved, type Spot } from "./grid-keys.ts";
import type { GridCell, GridColumn, GridGroup, GridRow } from "./grid-model.ts";
import { offsetsOf, windowOf } from "./grid-window.ts";
import { icon } from "./icons.ts";
import { LightElement } from "./light.ts";

const SUB_ROW_LESS_PX = 6;
const HEAD_ROWS = 2;

/**
 * A table of any length: only what is in view is drawn, the first column stays, one cell has the
 * focus and the arrow keys move it. Tells `grid-sort`, `grid-select`, `grid-toggle`, `grid-open`
 * with the id of the column or row.
 */
@customElement("data-grid")
export class DataGrid extends LightElement {
  @property() label = "";
  @property({ attribute: false }) columns: readonly GridColumn[] = [];
  @property({ attribute: false }) groups: readonly GridGroup[] = [];
  @property({ attribute: false }) rows: readonly GridRow[] = [];
  @state() private scrolledTo = 0;
  @state() private viewHeight = 800;
  @state() private spot: Spot = { row: 0, cell: 0 };
  @query(".grid-scroll") private scroller!: HTMLElement;

  private offsets = offsetsOf([]);
  private focusWanted = false;
  private readonly resizes = new ResizeObserver(() => {
    this.viewHeight = this.scroller.clientHeight;
  });

  override firstUpdated() {
    this.resizes.observe(this.scroller);
  }

  override disconnectedCallback() {
    this.resizes.disconnect();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has("rows")) {
      const height = this.rowHeight();
      this.offsets = offsetsOf(
        this.rows.map(({ level }) => (level === 1 ? height : height - SUB_ROW_LESS_PX)),
      );
    }
  }

  override updated() {
    if (!this.focusWanted) return;
    this.focusWanted = false;
    this.querySelector<HTMLElement>("[tabindex='0'][data-spot]")?.focus();
  }

  override render() {
    const shown = windowOf(this.offsets, this.scrolledTo, this.viewHeight);
    const rows = this.rows.slice(shown.first, shown.last);
    const width = this.columns.reduce((sum, column) => sum + column.width, 0);
    return html`<div class="grid-scroll" @scroll=${this.scrolled}>
      <table
        role="treegrid"
        aria-label=${this.label}
        aria-rowcount=${this.rows.length + HEAD_ROWS}
        aria-colcount=${this.columns.length}
        style="min-width:${width}px"
        @keydown=${this.key}
      >
        <colgroup>
          ${this.columns.map((column) => html`<col style="width:${column.width}px" />`)}
        </colgroup>
        <thead>
          ${this.groupRow()} ${this.headRow()}
        </thead>
        <tbody>
          ${spacer(shown.above, this.columns.length)}
          ${repeat(
            rows,
            ({ id }) => id,
            (row, index) => this.row(row, shown.first + index),
          )}
          ${spacer(shown.below, this.columns.length)}
        </tbody>
      </table>
    </div>`;
  }

  private groupRow() {
    return html`<tr aria-rowindex="1">
      ${this.groups.map(({ label, span, groupStart }) => {
        const className = `g ${groupStart ? "gs" : ""}`;
        return label
          ? html`<th class=${className} colspan=${span} scope="colgroup">${label}</th>`
          : html`<td class=${className} colspan=${span}></td>`;
      })}
    </tr>`;
  }

  private headRow() {
    const focused = this.spot.row === -1 || this.rows.length === 0;
    return html`<tr aria-rowindex="2">
      ${this.columns.map((column, index) => this.head(column, index, focused))}
    </tr>`;
  }

  private head(column: GridColumn, index: number, focused: boolean) {
    if (column.span === 0) return nothing;
    const classes = [index === 0 ? "nm" : "", column.numeric ? "num" : ""];
    classes.push(column.groupStart ? "gs" : "");
    const mark = column.sorted === "ascending" ? "sortUp" : "sortDown";
    return html`<th
      class=${classes.join(" ")}
      scope="col"
      colspan=${column.span ?? 1}
      title=${column.title}
      aria-sort=${column.sorted ?? "none"}
      data-spot
      tabindex=${focused && this.spot.cell === index ? 0 : -1}
      @click=${() => this.sort(index)}
    >
      ${column.sorted ? html`${icon(mark, "s")} ` : ""}${column.head}
    </th>`;
  }

  private row(row: GridRow, index: number) {
    const classes = `${row.level === 2 ? "sub-row" : ""} ${row.current ? "cur" : ""}`;
    return html`<tr
      class=${classes}
      aria-rowindex=${index + HEAD_ROWS + 1}
      aria-level=${row.level}
      aria-expanded=${row.expanded ?? nothing}
      aria-selected=${row.level === 1 ? row.current : nothing}
      @click=${(event: MouseEvent) => this.clicked(event, row)}
    >
      ${row.cells().map((cell, place) => this.cell(cell, index, place))}
    </tr>`;
  }

  private cell(cell: GridCell, row: number, place: number) {
    const focused = this.spot.row === row && this.spot.cell === place;
    return html`<td
      class="${place === 0 ? "nm" : ""} ${cell.className ?? ""}"
      role=${place === 0 ? "rowheader" : "gridcell"}
      colspan=${cell.span ?? 1}
      data-spot
      tabindex=${focused ? 0 : -1}
      @focus=${() => (this.spot = { row, cell: place })}
    >
      ${cell.content}
    </td>`;
  }

  private rowHeight(): number {
    return parseFloat(getComputedStyle(this).getPropertyValue("--row")) || 32;
  }

  private scrolled() {
    this.scrolledTo = this.scroller.scrollTop;
  }

  private clicked(event: MouseEvent, row: GridRow) {
    const target = event.target as Element;
    if (target.closest("a")) return;
    if (target.closest(".tw")) this.tell("grid-toggle", row.id);
    else if (row.level === 1) this.tell("grid-select", row.id);
  }

  private sort(index: number) {
    this.spot = { row: -1, cell: index };
    this.tell("grid-sort", this.columns[index]!.id);
  }

  private key(event: KeyboardEvent) {
    if (event.ctrlKey && !["Home", "End"].includes(event.key)) return;
    if (event.metaKey || event.altKey || !this.act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @returns whether the key means something here */
  private act(event: KeyboardEvent): boolean {
    const row = this.rows[this.spot.row];
    if (event.key === "Enter" || event.key === " ") return this.press(event.key, row);
    if (this.spot.cell === 0 && row?.expanded !== undefined) {
      const opens = event.key === "ArrowRight" && !row.expanded;
      const closes = event.key === "ArrowLeft" && row.expanded;
      if (opens || closes) {
        this.tell("grid-toggle", row.id);
        return true;
      }
    }
    const page = Math.floor(this.viewHeight / this.rowHeight()) - HEAD_ROWS;
    const spot = moved(this.spot, event, page);
    if (spot) this.moveTo(spot);
    return spot !== undefined;
  }

  private press(key: string, row: GridRow | undefined): boolean {
    if (!row) this.tell("grid-sort", this.columns[this.spot.cell]!.id);
    else if (key === "Enter" && row.href) this.tell("grid-open", row.href);
    else if (row.level === 1) this.tell("grid-select", row.id);
    return true;
  }

  private moveTo({ row, cell }: Spot) {
    const target = Math.max(-1, Math.min(this.rows.length - 1, row));
    const cells = target < 0 ? this.columns.length : this.rows[target]!.cells().length;
    this.spot = { row: target, cell: Math.max(0, Math.min(cells - 1, cell)) };
    this.focusWanted = true;
    if (target >= 0) this.bringIntoView(target);
    this.requestUpdate();
  }

  private bringIntoView(row: number) {
    const head = this.querySelector("thead")!.clientHeight;
    const top = this.offsets[row]!;
    const bottom = this.offsets[row + 1]!;
    const { scroller } = this;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (bottom > scroller.scrollTop + scroller.clientHeight - head) {
      scroller.scrollTop = bottom - scroller.clientHeight + head;
    }
    this.scrolledTo = scroller.scrollTop;
  }

  private tell(type: string, id: string) {
    this.dispatchEvent(new CustomEvent(type, { detail: id }));
  }
}

function spacer(height: number, columns: number) {
  return height > 0
    ? html`<tr class="gap" aria-hidden="true">
        <td colspan=${columns} style="height:${height}px"></td>
      </tr>`
    : nothing;
}
