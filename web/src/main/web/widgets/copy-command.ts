// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icon } from "./icons.ts";
import { LightElement } from "./light.ts";

/** Puts `text` on the clipboard; false where the browser forbids it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** A command as it is typed, with a button that copies it. */
@customElement("copy-command")
export class CopyCommand extends LightElement {
  @property() command = "";
  @state() private copied = false;

  override render() {
    return html`<div class="copy">
      <span class="p" aria-hidden="true">$</span><code>${this.command}</code>
      <button
        class="btn quiet icon"
        aria-label=${this.copied ? "copied" : "copy command"}
        title="copy command"
        @click=${this.copy}
      >
        ${icon(this.copied ? "check" : "copy")}
      </button>
    </div>`;
  }

  private async copy() {
    this.copied = await copyText(this.command);
    setTimeout(() => (this.copied = false), 2000);
  }
}
