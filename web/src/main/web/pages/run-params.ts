// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Run } from "../client/run.ts";
import { paramText } from "../state/format.ts";
import { trialOf } from "../state/trial.ts";
import { LightElement } from "../widgets/light.ts";

const SHOWN = 10;

/** The parameters of a run, those that were searched first and in bold. */
@customElement("run-params")
export class RunParams extends LightElement {
  @property({ attribute: false }) run!: Run;
  /** they are those of the trial, which all its fits share */
  @property({ type: Boolean }) inherited = false;
  @state() private all = false;

  override render() {
    const { params } = this.run;
    const searched = trialOf(this.run).searched.filter((name) => params.has(name));
    const others = [...params.keys()].filter((name) => !searched.includes(name)).sort();
    const shown = this.all ? others : others.slice(0, SHOWN);
    const rest = others.length - shown.length;
    return html`<section>
      <div class="sec">
        <h2>Parameters</h2>
        <span class="small">${this.counts(searched.length, others.length)}</span>
      </div>
      <dl class="kv">
        ${searched.map((name) => this.entry(name, "strong ink"))}
        ${shown.map((name) => this.entry(name, ""))}
      </dl>
      ${
        rest > 0
          ? html`<button class="btn quiet more" @click=${() => (this.all = true)}>
              ${rest} more
            </button>`
          : ""
      }
    </section>`;
  }

  private counts(searched: number, others: number): string {
    const whose = this.inherited ? ", of the trial" : "";
    return searched ? `${searched} searched, ${others} fixed${whose}` : `${others}${whose}`;
  }

  private entry(name: string, className: string) {
    const value = this.run.params.get(name)!;
    return html`<dt class="mono ${className}" title=${name}>${name}</dt>
      <dd class=${className} title=${value}>${paramText(value)}</dd>`;
  }
}
