// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import { parts } from "../state/filter/highlight.ts";
import type { Parsed } from "../state/filter/parser.ts";
import { columnOf, type Problem } from "../state/filter/problem.ts";
import type { ChoiceGroup } from "../widgets/column-chooser.ts";
import type { Colouring } from "../widgets/filter-box.ts";
import { icon } from "../widgets/icons.ts";

export interface Tools {
  /** the filter that applies */
  readonly value: string;
  readonly text: string;
  /** of the text, which may be ahead of what applies */
  readonly parsed: Parsed;
  readonly typing: boolean;
  readonly count: string;
  typed(text: string): void;
  apply(text: string): void;
  readonly groups: readonly ChoiceGroup[];
  toggle(column: string): void;
  reset(): void;
}

/** The one filter and the column chooser, with the filter's problem below it. */
export function filterTools(tools: Tools) {
  const problem = "problem" in tools.parsed ? tools.parsed.problem : undefined;
  const wrong = problem !== undefined && !(tools.typing && problem.unfinished);
  const colour = (text: string): Colouring[] => [
    ...parts(text),
    ...(wrong && text === tools.text ? [{ role: "e" as const, ...atLeastOne(problem, text) }] : []),
  ];
  return html`<div class="tools">
      <filter-box
        .value=${tools.value}
        .count=${tools.typing ? "Enter to apply" : tools.count}
        .wrong=${wrong}
        .colour=${colour}
        describedBy=${wrong ? "filter-problem" : ""}
        @filter-input=${(event: CustomEvent<string>) => tools.typed(event.detail)}
        @filter-apply=${(event: CustomEvent<string>) => tools.apply(event.detail)}
      ></filter-box>
      <column-chooser
        .groups=${tools.groups}
        @columns-change=${(event: CustomEvent<string>) => tools.toggle(event.detail)}
        @columns-reset=${() => tools.reset()}
      ></column-chooser>
    </div>
    ${wrong ? problemLine(problem, tools) : ""}`;
}

function atLeastOne({ start, end }: Problem, text: string) {
  return start < text.length ? { start, end } : { start: Math.max(0, start - 1), end: start };
}

function problemLine(problem: Problem, { text, apply }: Tools) {
  const { fix } = problem;
  const mended = fix && text.slice(0, problem.start) + fix + text.slice(problem.end);
  return html`<p class="caret" id="filter-problem" role="alert">
    <span class="bad">${icon("cross", "s")} Column ${columnOf(problem)}: ${what(problem)}</span>
    ${
      mended
        ? html`<button class="btn quiet" @click=${() => apply(mended)}>Use “${fix}”</button>`
        : ""
    }
  </p>`;
}

function what({ message, expected, found }: Problem) {
  if (message) return message;
  const last = expected.length - 1;
  const words = expected.map((word, index) => {
    const before = index === 0 ? "" : index === last ? " or " : ", ";
    return html`${before}<b>${word}</b>`;
  });
  return html`expected ${words}, found ${found === "the end" ? found : `“${found}”`}.`;
}
