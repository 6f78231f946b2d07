// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { copyText } from "./copy-command.ts";
import { icon } from "./icons.ts";
import { LightElement } from "./light.ts";

/** A button that copies a text and says so. */
@customElement("copy-button")
export class CopyButton extends LightElement {
  @property() label = "Copy";
  @property() text = "";
  @state() private copied = false;

  override render() {
    return html`<button class="btn" @click=${this.copy}>
      ${icon(this.copied ? "check" : "copy")}
      <span aria-live="polite">${this.copied ? "Copied" : this.label}</span>
    </button>`;
  }

  private async copy() {
    this.copied = await copyText(this.text);
    setTimeout(() => (this.copied = false), 2000);
  }
}
