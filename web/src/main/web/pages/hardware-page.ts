// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { RunEvent } from "../client/events.ts";
import type { HardwareReport } from "../client/hardware.ts";
import { Coalesced } from "../state/coalesce.ts";
import { live } from "../state/connection.ts";
import {
  type HardwareData,
  hardwareParameters,
  type HardwareView,
  hardwareView,
  ofModel,
  readHardware,
} from "../state/hardware.ts";
import { Resource } from "../state/resource.ts";
import { router } from "../state/router.ts";
import "../widgets/copy-button.ts";
import "../widgets/copy-command.ts";
import { LightElement } from "../widgets/light.ts";
import { warning } from "../widgets/message.ts";
import { skeletonTable } from "../widgets/skeleton.ts";
import { failureMessage } from "./failure.ts";
import { hardwareCharts } from "./hardware-charts.ts";
import { environments, hardwareNotes } from "./hardware-notes.ts";
import { hardwareTable } from "./hardware-table.ts";
import { hardwareTools } from "./hardware-tools.ts";
import "./retry-countdown.ts";
import { setTitle } from "./title.ts";
import { Watch } from "./watch.ts";

const PAUSE_MS = 3000;
const HEADS = ["Work", "device", "speed-up", "samples/s", "p50", "p99", "peak memory", "verdict"];

/** `/hardware`: what benchmarks measured, compared. */
@customElement("hardware-page")
export class HardwarePage extends LightElement {
  @state() private allFacts = false;
  private asked = "";
  private readonly data = new Resource<HardwareData>((signal) => readHardware(this.view, signal));
  private refresh = new Coalesced(() => this.data.reload(), PAUSE_MS);
  private end: () => void = () => {};

  constructor() {
    super();
    new Watch(this, () => [this.data, router]);
  }

  private get view(): HardwareView {
    return hardwareView(router.value.parameters);
  }

  override connectedCallback() {
    super.connectedCallback();
    setTitle("Hardware");
    this.end = live.listen({
      changed: (event) => this.changed(event),
      missed: () => this.refresh.ask(),
    });
  }

  override disconnectedCallback() {
    this.end();
    this.refresh.close();
    this.data.close();
    super.disconnectedCallback();
  }

  override willUpdate() {
    const { experiments, across, baseline } = this.view;
    const wanted = JSON.stringify([experiments, across, baseline]);
    if (router.value.path.startsWith("/hardware") && wanted !== this.asked) {
      this.asked = wanted;
      void this.data.reload();
    }
  }

  override render() {
    const { data, slow } = this.data.value;
    return html`<div class="page">
      ${failureMessage(this.data, "the comparison") ?? ""}
      ${data ? this.shown(data) : slow ? this.waiting() : ""}
    </div>`;
  }

  private shown(data: HardwareData) {
    if (!data.report) return nothingMeasured(location.origin);
    const view = this.view;
    const report = ofModel(data.report, view.model);
    const all = report === data.report;
    return html`${head(data.report)} ${lost(data)}
      ${hardwareTools(data, view, { show: (change) => this.show(change) })}
      ${report.shared ? html`<p class="small muted">In all rows: ${report.shared}</p>` : ""}
      ${hardwareTable(report, all)} ${hardwareNotes(report)} ${hardwareCharts(report, all)}
      ${environments(report, this.allFacts, () => (this.allFacts = !this.allFacts))}`;
  }

  private show(change: Partial<HardwareView>) {
    const next = { ...this.view, ...change };
    router.show(hardwareParameters(next, router.value.parameters), false);
  }

  private waiting() {
    return html`<div class="head"><h1>Hardware</h1></div>
      ${skeletonTable("Loading the comparison", HEADS, 8)}`;
  }

  private changed({ change, experimentId }: RunEvent) {
    // What is measured counts when it ends.
    if (change === "metrics" || change === "artifact") return;
    const { data } = this.data.value;
    const concerned = data?.chosen.length === 0 || data?.chosen.includes(experimentId);
    if (data === undefined || concerned) this.refresh.ask();
  }
}

function head({ title, details }: HardwareReport): TemplateResult {
  return html`<div class="head">
    <div class="grow">
      <h1>${title}</h1>
      <p class="verdict">${details.join(" ")}</p>
    </div>
    <copy-button class="hide-s" label="Copy link" text=${location.href}></copy-button>
  </div>`;
}

function lost({ lostBaseline, report }: HardwareData) {
  return lostBaseline === undefined
    ? ""
    : warning(
        html`“${lostBaseline}” was not measured here; the baseline is <b>${report?.baseline}</b>.`,
      );
}

function nothingMeasured(origin: string): TemplateResult {
  return html`<div class="empty first">
    <h1>No benchmarks yet</h1>
    <p>
      Here devices, engines, precisions, thread counts and batch sizes are compared. Run an
      experiment of the kind benchmark against this tracker:
    </p>
    <copy-command command="assay run benchmark.yaml --tracker ${origin}"></copy-command>
    <p class="muted">Or bring in what another machine measured:</p>
    <copy-command command="assay import runs.zip"></copy-command>
  </div>`;
}
