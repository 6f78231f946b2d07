// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type Column, allColumns, defaultColumns } from "../state/columns.ts";
import { matches } from "../state/filter/evaluate.ts";
import { Fields } from "../state/filter/fields.ts";
import { type Parsed, parseFilter } from "../state/filter/parser.ts";
import { newsSince, type Order, orderOf } from "../state/order.ts";
import { router } from "../state/router.ts";
import { type RunsData, RunsModel } from "../state/runs-model.ts";
import { defaultSorting, firstSorting, sorted, type Sorting } from "../state/sort.ts";
import type { Trial } from "../state/trial.ts";
import { type RunsView, viewFrom, viewInto } from "../state/view.ts";
import "../widgets/column-chooser.ts";
import "../widgets/copy-button.ts";
import "../widgets/data-grid.ts";
import "../widgets/filter-box.ts";
import { LightElement } from "../widgets/light.ts";
import { skeletonTable } from "../widgets/skeleton.ts";
import { columnGroups } from "./column-choices.ts";
import { failureMessage } from "./failure.ts";
import "./retry-countdown.ts";
import { runsGrid } from "./runs-grid.ts";
import { experimentBar } from "./runs-head.ts";
import { brokenLink, newsBar, noMatch, noTrials } from "./runs-notes.ts";
import { preview } from "./runs-preview.ts";
import { filterTools } from "./runs-tools.ts";
import { setTitle } from "./title.ts";
import { Watch } from "./watch.ts";

/** `/e/:experiment/runs`: its trials as a table, one of them in the preview. */
@customElement("runs-page")
export class RunsPage extends LightElement {
  @property({ attribute: false }) experimentId = "";
  /** what is being typed; the link holds what applies */
  @state() private draft: string | undefined;
  private model: RunsModel | undefined;
  private order: Order | undefined;
  private endModel: () => void = () => {};

  constructor() {
    super();
    new Watch(this, () => [router]);
  }

  /** Elements that were there before their class get their properties after being connected. */
  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("experimentId") || this.experimentId === "") return;
    this.model = new RunsModel(this.experimentId);
    this.endModel = this.model.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback() {
    this.endModel();
    this.model?.close();
    super.disconnectedCallback();
  }

  override render() {
    const data = this.model?.data;
    if (!data) return "";
    const { data: runs, slow, failure } = data.value;
    setTitle("Runs", runs?.experiment.name ?? this.experimentId);
    const failed = failureMessage(data, "trials");
    if (!runs) return failed ? html`<div class="page">${failed}</div>` : slow ? waiting() : "";
    return html`${experimentBar(runs, Date.now())} ${failed ?? ""}
    ${runs.trials.length ? this.table(runs, failure !== undefined) : noTrials(runs.experiment)}`;
  }

  private get view(): RunsView {
    return viewFrom(router.value.parameters);
  }

  private show(change: Partial<RunsView>, replace = false) {
    const parameters = viewInto({ ...this.view, ...change }, router.value.parameters);
    router.show(parameters, replace);
  }

  private table(data: RunsData, stale: boolean) {
    const { view } = this;
    const columns = allColumns(data.trials, data.question);
    const shown = shownColumns(columns, view.cols ?? defaultColumns(columns, data.trials));
    const sorting = view.sort ?? defaultSorting(columns);
    const fields = Fields.of(data.trials);
    const applied = parseFilter(view.q, fields);
    const now = this.wanted(data.trials, applied, sorting);
    if (this.order?.asked !== now.asked || this.order.ids.length === 0) this.order = now;
    const rows = inOrder(this.order, data.trials);
    const side = this.side(data, shown);
    return html`${this.tools(data, columns, shown, fields, rows.length)}
      ${brokenLink(view, data.trials, columns, () => this.mend(data.trials, columns))}
      <div class="split fill ${side ? "with-side" : ""}">
        <div class="tbl ${stale ? "stale" : ""}">
          ${newsBar(newsSince(this.order, now), () => this.sortAgain(now))}
          ${
            rows.length
              ? this.grid(data, rows, shown, sorting)
              : noMatch(applied, view.q, data, (q) => this.filterBy(q))
          }
        </div>
        ${side}
      </div>`;
  }

  private tools(
    data: RunsData,
    columns: readonly Column[],
    shown: readonly Column[],
    fields: Fields,
    rows: number,
  ) {
    const text = this.draft ?? this.view.q;
    const typing = this.draft !== undefined && this.draft !== this.view.q;
    return filterTools({
      value: this.view.q,
      parsed: parseFilter(text, fields),
      text,
      typing,
      count: `${rows} of ${data.trials.length}`,
      typed: (draft) => (this.draft = draft),
      apply: (q) => this.filterBy(q),
      groups: columnGroups(columns, shown),
      toggle: (id) => this.toggleColumn(columns, shown, id),
      reset: () => this.show({ cols: undefined }),
    });
  }

  private grid(data: RunsData, rows: readonly Trial[], shown: readonly Column[], sorting: Sorting) {
    const grid = runsGrid({
      data,
      rows,
      columns: shown,
      sorting,
      view: this.view,
      fitsOf: (id) => this.model!.fitsOf(id),
    });
    return html`<data-grid
      label="Trials"
      .columns=${grid.columns}
      .groups=${grid.groups}
      .rows=${grid.rows}
      @grid-sort=${(event: CustomEvent<string>) => this.sortBy(shown, sorting, event.detail)}
      @grid-select=${(event: CustomEvent<string>) => this.select(rows, event.detail)}
      @grid-toggle=${(event: CustomEvent<string>) => this.toggle(rows, event.detail)}
      @grid-open=${(event: CustomEvent<string>) => router.go(event.detail)}
    ></data-grid>`;
  }

  private side(data: RunsData, shown: readonly Column[]) {
    const trial = data.trials.find(({ label }) => label === this.view.sel);
    if (!trial || !this.model) return "";
    const close = () => this.show({ sel: undefined });
    const fitsOf = (id: string) => this.model!.fitsOf(id).value.data;
    return preview({ data, trial, columns: shown, fitsOf, close });
  }

  private wanted(trials: readonly Trial[], applied: Parsed, sorting: Sorting): Order {
    const expression = "expression" in applied ? applied.expression : undefined;
    const matching = trials.filter((trial) => matches(expression, trial));
    const asked = `${this.view.q} ${sorting.by} ${sorting.descending}`;
    return orderOf(sorted(matching, sorting), trials, asked);
  }

  private sortAgain(now: Order) {
    this.order = now;
    this.requestUpdate();
  }

  private filterBy(q: string) {
    this.draft = undefined;
    if (q.trim() !== this.view.q) this.show({ q: q.trim() });
  }

  private sortBy(columns: readonly Column[], sorting: Sorting, id: string) {
    const column = columns.find((candidate) => candidate.id === id);
    const again = sorting.by === id;
    const sort = again ? { by: id, descending: !sorting.descending } : firstSorting(column, id);
    this.show({ sort });
  }

  private select(rows: readonly Trial[], id: string) {
    const label = rows.find(({ run }) => run.id === id)?.label;
    this.show({ sel: label === this.view.sel ? undefined : label }, this.view.sel !== undefined);
  }

  private toggle(rows: readonly Trial[], id: string) {
    const label = rows.find(({ run }) => run.id === id)?.label;
    if (label === undefined) return;
    const { open } = this.view;
    const others = open.filter((other) => other !== label);
    this.show({ open: others.length < open.length ? others : [...open, label] }, true);
  }

  private toggleColumn(columns: readonly Column[], shown: readonly Column[], id: string) {
    const ids = new Set(shown.map((column) => column.id));
    if (!ids.delete(id)) ids.add(id);
    this.show({ cols: columns.map((column) => column.id).filter((each) => ids.has(each)) }, true);
  }

  /** Drops what the link names and nobody has. */
  private mend(trials: readonly Trial[], columns: readonly Column[]) {
    const labels = new Set(trials.map(({ label }) => label));
    const ids = new Set(columns.map(({ id }) => id));
    const { open, sel, cols } = this.view;
    this.show({
      open: open.filter((label) => labels.has(label)),
      sel: sel && labels.has(sel) ? sel : undefined,
      cols: cols?.filter((id) => ids.has(id)),
    });
  }
}

function shownColumns(columns: readonly Column[], ids: readonly string[]): Column[] {
  return columns.filter(({ id }) => ids.includes(id));
}

function inOrder(order: Order, trials: readonly Trial[]): Trial[] {
  const byId = new Map(trials.map((trial) => [trial.run.id, trial]));
  return order.ids.flatMap((id) => byId.get(id) ?? []);
}

function waiting() {
  return html`<div class="sub">
      <span class="crumb"><i class="sk" style="width:96px"></i></span>
    </div>
    <div class="page">
      ${skeletonTable("Loading trials", ["Trial", "Fits", "Parameters", "Metric", "Cost"], 10)}
    </div>`;
}
