// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { Column } from "../state/columns.ts";
import type { ChoiceGroup } from "../widgets/column-chooser.ts";

/** The columns as the chooser lists them: parameters that vary first. */
export function columnGroups(columns: readonly Column[], shown: readonly Column[]): ChoiceGroup[] {
  const ids = new Set(shown.map(({ id }) => id));
  const choices = (group: Column["group"]) =>
    columns
      .filter((column) => column.group === group)
      .map(({ id, key, hint }) => ({ id, name: key, hint, shown: ids.has(id) }));
  const params = choices("param").sort((a, b) => equal(a.hint) - equal(b.hint));
  const equals = params.filter(({ hint }) => hint === "equal").length;
  const note = `${params.length - equals} vary, ${equals} equal`;
  const metrics = choices("metric");
  return [
    { title: "Parameters", note, choices: params },
    { title: "Metrics", note: String(metrics.length), choices: metrics },
    { title: "Cost", note: "", choices: choices("cost") },
  ].filter((group) => group.choices.length > 0);
}

function equal(hint: string): number {
  return hint === "equal" ? 1 : 0;
}
