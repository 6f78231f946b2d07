// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { LightElement } from "../widgets/light.ts";

/** “Trying again in 8 s.” */
@customElement("retry-countdown")
export class RetryCountdown extends LightElement {
  /** milliseconds since 1970 */
  @property({ attribute: false }) at = 0;
  private tick: ReturnType<typeof setInterval> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.tick = setInterval(() => this.requestUpdate(), 1000);
  }

  override disconnectedCallback() {
    clearInterval(this.tick);
    super.disconnectedCallback();
  }

  override render() {
    const seconds = Math.max(0, Math.ceil((this.at - Date.now()) / 1000));
    return html`${seconds ? `Trying again in ${seconds} s.` : "Trying again."}`;
  }
}
