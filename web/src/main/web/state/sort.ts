// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { Column } from "./columns.ts";
import type { Trial } from "./trial.ts";

export interface Sorting {
  /** a column's id, or `name` or `fits` */
  readonly by: string;
  readonly descending: boolean;
}

/** The main metric, best first; without one, in the order of the names. */
export function defaultSorting(columns: readonly Column[]): Sorting {
  const main = columns.find((column) => column.main);
  if (!main) return { by: "name", descending: false };
  return { by: main.id, descending: main.direction !== "lower" };
}

/** The direction a first click on a head gives: best first where that is known. */
export function firstSorting(column: Column | undefined, id: string): Sorting {
  return { by: id, descending: column?.direction === "higher" };
}

export function sorted(trials: readonly Trial[], { by, descending }: Sorting): Trial[] {
  const sign = descending ? -1 : 1;
  return [...trials].sort(
    (a, b) => compare(sortValue(a, by), sortValue(b, by), sign) || byName(a, b),
  );
}

type Value = number | string | undefined;

function sortValue(trial: Trial, by: string): Value {
  if (by === "name") return trial.number ?? trial.name;
  if (by === "fits") return trial.fits?.done;
  if (by === "wall") return trial.wall;
  if (by.startsWith("m:")) return trial.metrics.get(by.slice(2))?.mean;
  return asNumber(trial.run.params.get(by.slice(2)));
}

function asNumber(text: string | undefined): Value {
  return text !== undefined && text.trim() !== "" && Number.isFinite(Number(text))
    ? Number(text)
    : text;
}

/** Numbers, then texts, then what is not there or not a number: last in both directions. */
function compare(a: Value, b: Value, sign: number): number {
  const classes = classOf(a) - classOf(b);
  if (classes !== 0) return classes;
  if (typeof a === "number" && typeof b === "number") return Number.isNaN(a) ? 0 : sign * (a - b);
  return sign * String(a).localeCompare(String(b), "en", { numeric: true });
}

function classOf(value: Value): number {
  if (value === undefined) return 3;
  if (typeof value === "string") return 1;
  return Number.isNaN(value) ? 2 : 0;
}

function byName(a: Trial, b: Trial): number {
  const numbers = (a.number ?? Infinity) - (b.number ?? Infinity);
  return numbers || a.name.localeCompare(b.name, "en", { numeric: true });
}
