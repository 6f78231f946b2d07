// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { kindOf, stateOf } from "../state/kind.ts";
import { RunModel } from "../state/run-model.ts";
import "../widgets/copy-button.ts";
import { LightElement } from "../widgets/light.ts";
import { bar } from "../widgets/skeleton.ts";
import "./artifact-view.ts";
import { failureMessage } from "./failure.ts";
import "./retry-countdown.ts";
import { charts } from "./run-charts.ts";
import { runHead } from "./run-head.ts";
import { launchBody } from "./run-launch.ts";
import { metrics } from "./run-metrics.ts";
import "./run-params.ts";
import { provenance } from "./run-provenance.ts";
import { nestedTable, trialScores } from "./run-trial.ts";
import { setTitle } from "./title.ts";

const CLOCK_MS = 1000;

/** `/r/:run`: one launch, trial, fit, or run of another MLflow client. */
@customElement("run-page")
export class RunPage extends LightElement {
  @property({ attribute: false }) runId = "";
  private model: RunModel | undefined;
  private end: () => void = () => {};
  private clock: ReturnType<typeof setInterval> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.clock = setInterval(() => this.tick(), CLOCK_MS);
  }

  /** Elements that were there before their class get their properties after being connected. */
  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("runId") || this.runId === "") return;
    this.model = new RunModel(this.runId);
    this.end = this.model.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback() {
    this.end();
    this.model?.close();
    clearInterval(this.clock);
    super.disconnectedCallback();
  }

  override render() {
    const { model } = this;
    if (!model) return "";
    const { data, slow, failure } = model.data.value;
    if (!data) {
      setTitle(this.runId.slice(0, 8));
      if (failure?.error.status === 404) return gone(this.runId);
      const failed = failureMessage(model.data, "values");
      return failed ? html`<div class="page">${failed}</div>` : slow ? waiting() : "";
    }
    setTitle(data.run.name, data.experiment.name);
    return html`${runHead(data, Date.now())} ${failureMessage(model.data, "values") ?? ""}
      <div class="rl fill">${this.left(model)} ${this.right(model)}</div>`;
  }

  private left({ data }: RunModel) {
    const { run, parent } = data.value.data!;
    const source = kindOf(run) === "fit" && parent ? parent : run;
    return html`<div class="lft">
      ${metrics(data.value.data!)}
      ${
        source.params.size
          ? html`<run-params .run=${source} .inherited=${source !== run}></run-params>`
          : ""
      }
      ${provenance(data.value.data!)}
    </div>`;
  }

  private right({ data, artifacts }: RunModel) {
    const found = data.value.data!;
    const files = artifacts.value.data ?? [];
    const kind = kindOf(found.run);
    return html`<div class="rg">
      ${failureCause(found.run.tags.get("assay.cause"), stateOf(found.run))}
      ${kind === "launch" ? launchBody(found, files) : ""}
      ${kind === "trial" ? trialScores(found) : ""} ${charts(found)} ${nestedTable(found)}
      ${failureMessage(artifacts, "artifacts") ?? ""}
      <artifact-view .run=${found.run} .files=${files}></artifact-view>
    </div>`;
  }

  /** Times pass while something runs. */
  private tick() {
    const run = this.model?.data.value.data?.run;
    if (run && run.endTime === undefined) this.requestUpdate();
  }
}

function failureCause(cause: string | undefined, state: string) {
  return cause
    ? html`<div class="msg bad-b"><b>${state}</b><span class="grow">${cause}</span></div>`
    : "";
}

function gone(id: string) {
  return html`<div class="page">
    <div class="empty">
      <h1>No run has this id</h1>
      <p><code>${id}</code> was deleted, or never was in this tracker.</p>
      <a class="btn" href="/">Overview</a>
    </div>
  </div>`;
}

function waiting() {
  return html`<div class="rh">
      <h1><span class="sr">Loading run</span>${bar(1)}</h1>
    </div>
    <div class="rl fill" aria-busy="true">
      <div class="lft">
        <section>
          <div class="sec"><h2>Metrics</h2></div>
          ${bar(0)}
        </section>
        <section>
          <div class="sec"><h2>Parameters</h2></div>
          ${bar(2)}
        </section>
      </div>
      <div class="rg"><figure class="fig skeleton"></figure></div>
    </div>`;
}
