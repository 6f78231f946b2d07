// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import { customElement, query } from "lit/decorators.js";
import { icon } from "./icons.ts";
import { LightElement } from "./light.ts";

const KEYS = [
  ["/", "filter"],
  ["g o", "overview"],
  ["g r", "runs"],
  ["g h", "hardware"],
  ["arrows", "move in a table"],
  ["space", "preview"],
  ["enter", "open or sort"],
  ["t", "theme"],
  ["?", "this list"],
  ["esc", "close"],
] as const;

/** The keys, over the page; none is needed to reach anything. */
@customElement("key-help")
export class KeyHelp extends LightElement {
  @query("dialog") private dialog!: HTMLDialogElement;

  show() {
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render() {
    return html`<dialog class="float dlg" aria-labelledby="keys-title" @click=${this.outside}>
      <div class="row">
        <h2 id="keys-title" class="grow">Keys</h2>
        <button class="btn quiet icon" aria-label="close" @click=${() => this.dialog.close()}>
          ${icon("cross")}
        </button>
      </div>
      <div class="kl">
        ${KEYS.map(([key, does]) => html`<div><kbd>${key}</kbd><span>${does}</span></div>`)}
      </div>
    </dialog>`;
  }

  private outside(event: MouseEvent) {
    if (event.target === this.dialog) this.dialog.close();
  }
}
