// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import { icon } from "./icons.ts";

/** What failed, what is shown meanwhile, and what can be done. */
export function errorMessage(
  text: unknown,
  detail: unknown,
  action?: TemplateResult,
): TemplateResult {
  return html`<div class="msg bad-b" role="alert">
    ${icon("cross")}
    <div class="grow">
      ${text}
      <div class="small muted">${detail}</div>
    </div>
    ${action ?? ""}
  </div>`;
}

export function warning(text: unknown, action?: TemplateResult): TemplateResult {
  return html`<div class="msg warn-b" role="status">
    ${icon("triangle")}<span class="grow">${text}</span>${action ?? ""}
  </div>`;
}

export function empty(title: string, body: unknown): TemplateResult {
  return html`<div class="empty">
    <h2 class="big">${title}</h2>
    ${body}
  </div>`;
}
