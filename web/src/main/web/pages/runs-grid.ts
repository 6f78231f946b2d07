// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import type { Run } from "../client/run.ts";
import { interval } from "../state/aggregate.ts";
import type { Column } from "../state/columns.ts";
import { fixed } from "../state/format.ts";
import type { Resource } from "../state/resource.ts";
import type { RunsData } from "../state/runs-model.ts";
import type { Sorting } from "../state/sort.ts";
import { ranked, type Trial } from "../state/trial.ts";
import { inFoldOrder } from "../state/verdict.ts";
import type { RunsView } from "../state/view.ts";
import type { GridColumn, GridGroup, GridRow } from "../widgets/grid-model.ts";
import { type Scale, scaleOf } from "../widgets/interval-bar.ts";
import { gridColumns, gridGroups } from "./runs-columns.ts";
import { fitCells, trialCells } from "./runs-cells.ts";

export interface GridInput {
  readonly data: RunsData;
  readonly rows: readonly Trial[];
  readonly columns: readonly Column[];
  readonly sorting: Sorting;
  readonly view: RunsView;
  fitsOf(trialId: string): Resource<readonly Run[]>;
}

/** What all cells of a table need to know of each other. */
export interface Sheet {
  readonly columns: readonly Column[];
  /** of the main column */
  readonly scale?: Scale;
  readonly leader?: Trial;
  readonly leaderMean?: number;
  /** by column, the shown text of the best mean; absent where too many share it */
  readonly best: ReadonlyMap<string, string>;
  readonly parents: ReadonlySet<string>;
}

const SHARED_AT_MOST = 3;

export function runsGrid(input: GridInput): {
  columns: GridColumn[];
  groups: GridGroup[];
  rows: GridRow[];
} {
  const sheet = sheetOf(input.data, input.columns);
  const columns = gridColumns(input, sheet);
  return {
    columns,
    groups: gridGroups(input, columns),
    rows: input.rows.flatMap((trial) => [
      trialRow(trial, input, sheet),
      ...fitRows(trial, input, sheet),
    ]),
  };
}

function sheetOf(data: RunsData, columns: readonly Column[]): Sheet {
  const main = columns.find((column) => column.main);
  const aggregates = main ? data.trials.flatMap((trial) => trial.metrics.get(main.key) ?? []) : [];
  const scale = scaleOf(aggregates.map((each) => ({ mean: each.mean, ...interval(each) })));
  const goal = main?.direction === "lower" ? "minimize" : "maximize";
  const leader = main?.direction ? ranked(data.trials, main.key, goal)[0] : undefined;
  const leaderMean = leader?.metrics.get(main!.key)?.mean;
  const best = new Map(columns.flatMap((column) => bestText(column, data.trials)));
  return { columns, scale, leader, leaderMean, best, parents: data.parents };
}

function bestText(column: Column, trials: readonly Trial[]): [string, string][] {
  if (column.group !== "metric" || !column.direction) return [];
  const goal = column.direction === "lower" ? "minimize" : "maximize";
  const texts = ranked(trials, column.key, goal).map((trial) =>
    fixed(trial.metrics.get(column.key)!.mean, column.decimals),
  );
  const first = texts[0];
  const sharing = texts.filter((text) => text === first).length;
  return first === undefined || sharing > SHARED_AT_MOST ? [] : [[column.id, first]];
}

function trialRow(trial: Trial, { view }: GridInput, sheet: Sheet): GridRow {
  const nested = sheet.parents.has(trial.run.id);
  const expanded = view.open.includes(trial.label);
  return {
    id: trial.run.id,
    level: 1,
    ...(nested ? { expanded } : {}),
    current: view.sel === trial.label,
    href: `/r/${trial.run.id}`,
    cells: () => trialCells(trial, sheet, nested ? expanded : undefined),
  };
}

function fitRows(trial: Trial, { view, columns, fitsOf }: GridInput, sheet: Sheet): GridRow[] {
  if (!view.open.includes(trial.label) || !sheet.parents.has(trial.run.id)) return [];
  const { data, failure } = fitsOf(trial.run.id).value;
  if (!data) {
    const note = failure ? failure.error.message : "Loading fits";
    return [noteRow(`${trial.run.id} fits`, note, columns.length)];
  }
  if (data.length === 0) return [noteRow(`${trial.run.id} none`, "no fits yet", columns.length)];
  return inFoldOrder(data).map((fit) => ({
    id: fit.id,
    level: 2 as const,
    current: false,
    href: `/r/${fit.id}`,
    cells: () => fitCells(fit, sheet),
  }));
}

function noteRow(id: string, note: string, columns: number): GridRow {
  const cells = () => [
    { content: html`<span class="faint">${note}</span>`, className: "ft", span: columns + 2 },
  ];
  return { id, level: 2, current: false, cells };
}
