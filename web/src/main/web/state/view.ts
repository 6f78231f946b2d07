// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { Sorting } from "./sort.ts";

/** The runs table as its link tells it; what is absent is at its default. */
export interface RunsView {
  readonly q: string;
  readonly sort?: Sorting;
  readonly cols?: readonly string[];
  /** labels of trials whose fits are shown */
  readonly open: readonly string[];
  /** label of the trial in the preview */
  readonly sel?: string;
}

export function viewFrom(parameters: URLSearchParams): RunsView {
  const sort = parameters.get("sort");
  const cols = parameters.get("cols");
  const sel = parameters.get("sel");
  return {
    q: parameters.get("q") ?? "",
    ...(sort ? { sort: sortingFrom(sort) } : {}),
    ...(cols !== null ? { cols: list(cols) } : {}),
    open: list(parameters.get("open") ?? ""),
    ...(sel ? { sel } : {}),
  };
}

/** Keeps parameters that are not the table's, such as the theme. */
export function viewInto(view: RunsView, parameters: URLSearchParams): URLSearchParams {
  const result = new URLSearchParams(parameters);
  const put = (name: string, value: string | undefined) =>
    value === undefined ? result.delete(name) : result.set(name, value);
  put("q", view.q || undefined);
  put("sort", view.sort && (view.sort.descending ? "-" : "") + view.sort.by);
  put("cols", view.cols?.join(","));
  put("open", view.open.length ? view.open.join(",") : undefined);
  put("sel", view.sel);
  return result;
}

function sortingFrom(text: string): Sorting {
  const descending = text.startsWith("-");
  return { by: descending ? text.slice(1) : text, descending };
}

function list(text: string): string[] {
  return text === "" ? [] : text.split(",");
}
