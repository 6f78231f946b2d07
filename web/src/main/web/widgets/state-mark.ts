// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import { icon, type IconName } from "./icons.ts";

const MARKS: Record<string, { shape: IconName; tone: string }> = {
  finished: { shape: "disc", tone: "ok" },
  running: { shape: "arc", tone: "run" },
  failed: { shape: "cross", tone: "bad" },
  oom: { shape: "bars", tone: "bad" },
  timeout: { shape: "clock", tone: "warn" },
  lost: { shape: "triangle", tone: "warn" },
  partial: { shape: "triangle", tone: "warn" },
  budget: { shape: "clock", tone: "warn" },
  interrupted: { shape: "pause", tone: "warn" },
  pruned: { shape: "scissors", tone: "" },
  skipped: { shape: "dash", tone: "" },
  queued: { shape: "queue", tone: "" },
  stopped: { shape: "stop", tone: "" },
};
const UNKNOWN = { shape: "dash" as const, tone: "" };

/** A state by shape and word, never by colour alone. `text` says more than the state's word. */
export function stateMark(state: string, text: unknown = state): TemplateResult {
  const { shape, tone } = MARKS[state] ?? UNKNOWN;
  return html`<span class="st ${tone}">${icon(shape, "s")}${text}</span>`;
}

/** The shape alone, named for those who do not see it. */
export function stateShape(state: string): TemplateResult {
  const { shape, tone } = MARKS[state] ?? UNKNOWN;
  return html`<span class="st ${tone}" title=${state}
    >${icon(shape, "s")}<span class="sr">${state}</span></span
  >`;
}

export function stateChip(state: string): TemplateResult {
  const { shape, tone } = MARKS[state] ?? UNKNOWN;
  return html`<span class="chip ${tone === "run" ? "ok" : tone}"
    >${icon(shape, "s")} ${state}</span
  >`;
}
