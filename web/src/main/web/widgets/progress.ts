// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";

export interface Progress {
  readonly done: number;
  readonly failed: number;
  readonly total: number;
  readonly running: boolean;
}

/** A thin bar; its numbers stand beside it, so it is silent unless it has a name. */
export function progressBar(progress: Progress, width: string, label?: string): TemplateResult {
  const { done, failed, total, running } = progress;
  const share = (part: number) => (total > 0 ? Math.min(100, (100 * part) / total) : 0);
  const good = share(Math.max(0, done - failed));
  const bar = html`<i class=${running ? "r" : ""} style="width:${good}%"></i
    ><i class="b" style="width:${share(failed)}%"></i>`;
  return label === undefined
    ? html`<span class="bar-t" style="width:${width}" aria-hidden="true">${bar}</span>`
    : html`<span
        class="bar-t"
        style="width:${width}"
        role="progressbar"
        aria-label=${label}
        aria-valuenow=${Math.floor(share(done))}
        >${bar}</span
      >`;
}
