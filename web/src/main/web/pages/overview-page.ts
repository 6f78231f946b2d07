// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import { customElement } from "lit/decorators.js";
import type { RunEvent } from "../client/events.ts";
import { Coalesced } from "../state/coalesce.ts";
import { live } from "../state/connection.ts";
import { type Overview, OverviewReader } from "../state/overview.ts";
import { Resource } from "../state/resource.ts";
import { LightElement } from "../widgets/light.ts";
import { skeletonTable } from "../widgets/skeleton.ts";
import { failureMessage } from "./failure.ts";
import { attentionList, launchTable, runningList } from "./overview-lists.ts";
import { EXPERIMENT_HEADS, experimentTable } from "./overview-table.ts";
import { firstSteps } from "./first-steps.ts";
import { headline } from "./headline.ts";
import "./retry-countdown.ts";
import { setTitle } from "./title.ts";
import { Watch } from "./watch.ts";

const PAUSE_MS = 1500;
const CLOCK_MS = 10_000;

/** `/`: what runs, what needs attention, what is known. */
@customElement("overview-page")
export class OverviewPage extends LightElement {
  private readonly reader = new OverviewReader();
  private readonly overview = new Resource((signal) => this.reader.read(signal));
  private refresh = new Coalesced(() => this.overview.reload(), PAUSE_MS);
  private clock: ReturnType<typeof setInterval> | undefined;
  private end: () => void = () => {};

  constructor() {
    super();
    new Watch(this, () => [this.overview]);
  }

  override connectedCallback() {
    super.connectedCallback();
    setTitle("Overview");
    this.end = live.listen({
      changed: (event) => this.changed(event),
      missed: () => this.missed(),
    });
    this.clock = setInterval(() => this.requestUpdate(), CLOCK_MS);
    void this.overview.reload();
  }

  override disconnectedCallback() {
    this.end();
    this.refresh.close();
    this.overview.close();
    clearInterval(this.clock);
    super.disconnectedCallback();
  }

  override render() {
    const { data, slow } = this.overview.value;
    return html`<div class="page">
      ${failureMessage(this.overview, "experiments") ?? ""}
      ${data ? this.shown(data) : slow ? this.waiting() : ""}
    </div>`;
  }

  private shown(overview: Overview) {
    if (overview.rows.length === 0) return firstSteps(location.origin);
    const now = Date.now();
    return html`${headline(overview, now)}
      <section>
        <div class="sec">
          <h2>Experiments</h2>
          <span class="small">${overview.rows.length}</span>
        </div>
        ${experimentTable(overview.rows, now)}
      </section>
      <div class="cols two-c">
        <div class="stack">${attentionList(overview)} ${launchTable(overview, now)}</div>
        <div class="stack">${runningList(overview, now)}</div>
      </div>`;
  }

  private waiting() {
    return html`<div class="head"><h1>Overview</h1></div>
      <div class="sec"><h2>Experiments</h2></div>
      ${skeletonTable("Loading experiments", EXPERIMENT_HEADS, 6)}`;
  }

  private changed(event: RunEvent) {
    // Curves of fits change nothing here.
    if (event.change === "metrics" || event.change === "artifact") return;
    this.reader.changed(event.experimentId);
    this.refresh.ask();
  }

  private missed() {
    this.reader.missed();
    this.refresh.ask();
  }
}
