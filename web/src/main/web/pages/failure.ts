// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import type { Resource, Snapshot } from "../state/resource.ts";
import { clock } from "../state/time.ts";
import { icon } from "../widgets/icons.ts";
import { errorMessage } from "../widgets/message.ts";

/** What failed, what is shown meanwhile and from when, the request, and the next try. */
export function failureMessage<T>(resource: Resource<T>, what: string): TemplateResult | undefined {
  const snapshot = resource.value;
  const { failure } = snapshot;
  if (!failure) return undefined;
  const { error, retryAt } = failure;
  const text = html`<b>${error.message}</b> ${kept(snapshot, what)}`;
  const id = error.requestId ? html`, request <span class="mono">${error.requestId}</span>` : "";
  const status = error.status ? `, ${error.status}` : "";
  const next =
    retryAt === undefined
      ? ""
      : html` <retry-countdown aria-live="off" .at=${retryAt}></retry-countdown>`;
  return errorMessage(
    text,
    html`<span class="mono">${error.request}</span>${status}${id}.${next}`,
    html`<button class="btn" @click=${() => void resource.reload()}>
      ${icon("reload", "s")} Retry now
    </button>`,
  );
}

function kept<T>({ data, loadedAt }: Snapshot<T>, what: string): string {
  return data === undefined || loadedAt === undefined
    ? ""
    : `Showing ${what} as they were at ${clock(loadedAt)}.`;
}
