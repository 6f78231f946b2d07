// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { live, staleness } from "../state/connection.ts";
import { clock } from "../state/time.ts";
import { icon } from "../widgets/icons.ts";
import { LightElement } from "../widgets/light.ts";
import { Watch } from "./watch.ts";

/** Whether what is shown is what is. */
@customElement("live-chip")
export class LiveChip extends LightElement {
  private tick: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    new Watch(this, () => [live, staleness]);
  }

  override connectedCallback() {
    super.connectedCallback();
    this.tick = setInterval(() => live.value.state === "lost" && this.requestUpdate(), 1000);
  }

  override disconnectedCallback() {
    clearInterval(this.tick);
    super.disconnectedCallback();
  }

  override render() {
    const since = staleness.value;
    if (since !== undefined) {
      return html`<span class="chip warn" title="the tracker does not answer; last good data shown"
        >${icon("clock", "s")}stale, ${clock(since)}</span
      >`;
    }
    const connection = live.value;
    switch (connection.state) {
      case "live":
        return html`<span class="chip live" title="stream open">${icon("dot", "s")}live</span>`;
      case "paused":
        return html`<span class="chip" title="tab hidden">${icon("pause", "s")}paused</span>`;
      case "connecting":
        return html`<span class="chip" title="opening the stream"
          >${icon("reload", "s")}connecting</span
        >`;
      case "lost": {
        const seconds = Math.max(1, Math.ceil((connection.retryAt - Date.now()) / 1000));
        return html`<span class="chip warn" title="stream lost, data kept"
          >${icon("reload", "s")}reconnecting in ${seconds} s</span
        >`;
      }
    }
  }
}
