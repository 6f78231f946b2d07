// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import { interval } from "../state/aggregate.ts";
import type { Column } from "../state/columns.ts";
import { arrow } from "../state/direction.ts";
import { fixed, paramText } from "../state/format.ts";
import type { Trial } from "../state/trial.ts";
import type { GridColumn, GridGroup } from "../widgets/grid-model.ts";
import type { Scale } from "../widgets/interval-bar.ts";
import { token, widestPx } from "../widgets/tokens.ts";
import type { GridInput, Sheet } from "./runs-grid.ts";

const PADDING_PX = 14;
/** Glyphs may be set on whole pixels, and the best value is bold. */
const ROUNDING = 1.1;
/** twisty and star beside a name, indent of a nested one */
const NAME_PX = 48;
const NESTED_PX = 44;
const BAR_PX = 84;
const MOST_PX = 260;

/** Name and fits, then the chosen columns; the main metric has its interval bar behind it. */
export function gridColumns({ data, columns, sorting }: GridInput, sheet: Sheet): GridColumn[] {
  const sorted = (id: string) =>
    sorting.by !== id ? {} : ({ sorted: sorting.descending ? "descending" : "ascending" } as const);
  const names = data.trials.map(({ name }) => name);
  const nested = data.parents.size ? widest(["repeat 0 · fold 10"]) + NESTED_PX : 0;
  const fixedColumns: GridColumn[] = [
    {
      id: "name",
      head: data.question ? "Trial" : "Run",
      title: "name",
      width: Math.min(MOST_PX, Math.max(widest(names) + NAME_PX, nested)),
      numeric: false,
      groupStart: false,
      ...sorted("name"),
    },
    {
      id: "fits",
      head: data.question ? "Fits" : "State",
      title: data.question ? "fits that have ended, of those planned" : "state",
      width: data.question ? 64 : 96,
      numeric: data.question !== undefined,
      groupStart: false,
      ...sorted("fits"),
    },
  ];
  const chosen = columns.flatMap((column, index) =>
    headOf(
      column,
      columns[index - 1]?.group !== column.group,
      data.trials,
      sheet,
      sorted(column.id),
    ),
  );
  return [...fixedColumns, ...chosen];
}

function headOf(
  column: Column,
  groupStart: boolean,
  trials: readonly Trial[],
  { scale }: Sheet,
  sorted: Pick<GridColumn, "sorted">,
): GridColumn[] {
  const numeric = column.group !== "param" || trials.every((trial) => isNumeric(trial, column.key));
  // Beside the arrow of the sorting, one that says which way is better would confuse.
  const better = column.group === "metric" && !sorted.sorted ? arrow(column.direction) : "";
  const after = column.unit ?? better;
  const head = html`${column.head}${after ? html` <span class="u">${after}</span>` : ""}`;
  const title = column.unit ? `${column.key}, in ${column.unit}` : column.key;
  const width = Math.min(MOST_PX, widthOf(column, trials));
  const main = { id: column.id, head, title, width, numeric, groupStart, ...sorted };
  return column.main && scale ? [main, barColumn(column, scale, trials)] : [main];
}

function barColumn(column: Column, scale: Scale, trials: readonly Trial[]): GridColumn {
  const some = trials.some((trial) => {
    const aggregate = trial.metrics.get(column.key);
    return aggregate && interval(aggregate);
  });
  const middle = (scale.low + scale.high) / 2;
  const head = html`<span class="ax" aria-hidden="true"
      ><i>${tick(scale.low)}</i><i>${tick(middle)}</i><i>${tick(scale.high)}</i></span
    ><span class="sr">${column.key} drawn</span>`;
  const title = some
    ? "mean with its 95 % interval; dashed: the leader"
    : "mean; dashed: the leader";
  return { id: column.id, head, title, width: BAR_PX, numeric: false, groupStart: false };
}

/** `.95`: there is room for little. */
function tick(value: number): string {
  const text = Number(value.toPrecision(3)).toString();
  return text.replace(/^(-?)0\./, "$1.").replace("-", "\u2212");
}

function isNumeric(trial: Trial, key: string): boolean {
  const value = trial.run.params.get(key);
  return value === undefined || (value !== "" && Number.isFinite(Number(value)));
}

function widthOf(column: Column, trials: readonly Trial[]): number {
  const head = `${column.head} ${column.unit ?? ""}${column.direction ? " ↑ " : ""}`;
  return Math.max(widest(valueTexts(column, trials)), widest([head]));
}

function valueTexts(column: Column, trials: readonly Trial[]): string[] {
  if (column.group === "param") {
    return trials.map((trial) => paramText(trial.run.params.get(column.key) ?? ""));
  }
  if (column.id === "wall") {
    return trials.map(({ wall }) => fixed((wall ?? 0) / 1000, column.decimals));
  }
  return trials.flatMap((trial) => {
    const aggregate = trial.metrics.get(column.key);
    if (!aggregate) return [];
    const mean = fixed(aggregate.mean / column.scale, column.decimals);
    const withSd = column.group === "metric" && aggregate.sd !== undefined;
    return [withSd ? `${mean} ± ${fixed(aggregate.sd!, column.decimals)}` : mean];
  });
}

/** Columns are as wide as their longest text: rows that are not drawn count too. */
function widest(texts: readonly string[]): number {
  const family = token(document.documentElement, "--font");
  return Math.ceil(widestPx(texts, `500 12.5px ${family}`) * ROUNDING) + PADDING_PX;
}

/** Each group is named once: parameters that vary, metrics with what they are over, cost. */
export function gridGroups(
  { data, columns }: GridInput,
  heads: readonly GridColumn[],
): GridGroup[] {
  const groups: GridGroup[] = [{ label: "", span: 2, groupStart: false }];
  const spans = { param: 0, metric: 0, cost: 0 };
  const groupOf = new Map(columns.map(({ id, group }) => [id, group]));
  for (const head of heads.slice(2)) spans[groupOf.get(head.id)!]++;
  const labels = {
    param: data.question ? "Parameters that vary" : "Parameters",
    metric: metricLabel(data.trials),
    cost: "Cost",
  };
  for (const group of ["param", "metric", "cost"] as const) {
    if (spans[group]) groups.push({ label: labels[group], span: spans[group], groupStart: true });
  }
  return groups;
}

function metricLabel(trials: readonly Trial[]): string {
  const counts = trials.flatMap((trial) => [...trial.metrics.values()].flatMap(({ n }) => n ?? []));
  if (counts.length === 0) return "Metrics · last value";
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return `Test folds · mean ± sd over ${least === most ? most : `${least} to ${most}`}`;
}
