// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type Artifact, artifactText } from "../client/artifacts.ts";
import type { Run } from "../client/run.ts";
import { stateOf } from "../state/kind.ts";
import { verdictText } from "../state/verdict-file.ts";
import "../widgets/copy-button.ts";
import { LightElement } from "../widgets/light.ts";
import { facts } from "./facts.ts";

const VERDICT = "assay/verdict.json";
const HOST = "assay/host.json";
const SPEC = "assay/spec.yaml";
const LOG = "assay/log.txt";
const READ = [VERDICT, HOST, SPEC, LOG];

/** The files of a launch that are worth reading in place. */
@customElement("launch-files")
export class LaunchFiles extends LightElement {
  @property({ attribute: false }) run!: Run;
  @property({ attribute: false }) files: readonly Artifact[] = [];
  @state() private texts: ReadonlyMap<string, string> = new Map();
  private read = "";

  override updated(changed: PropertyValues<this>) {
    if (changed.has("files") || changed.has("run")) void this.readTexts();
  }

  override render() {
    return html`${this.verdict()} ${this.host()} ${this.text(SPEC, "Declaration", true)}
    ${this.text(LOG, "Log", false)}`;
  }

  private verdict() {
    const verdict = verdictText(this.texts.get(VERDICT) ?? "");
    if (verdict) return html`<p class="verdict vd">${verdict}</p>`;
    return stateOf(this.run) === "running"
      ? html`<p class="muted">The verdict comes when the launch ends.</p>`
      : "";
  }

  private host() {
    const text = this.texts.get(HOST);
    if (!text) return "";
    return html`<section>
      <div class="sec"><h2>Host</h2></div>
      ${facts(text)}
    </section>`;
  }

  private text(path: string, title: string, copy: boolean) {
    const text = this.texts.get(path);
    if (text === undefined) return "";
    return html`<section>
      <div class="sec">
        <h2>${title}</h2>
        <span class="small mono">${path}</span>
        ${copy ? html`<span class="end"><copy-button text=${text}></copy-button></span>` : ""}
      </div>
      <pre class="text" tabindex="0" role="region" aria-label=${title}>${text}</pre>
    </section>`;
  }

  /** Again only where a file has changed; its size and the launch's state tell. */
  private async readTexts() {
    const present = this.files.filter(({ path }) => READ.includes(path));
    const read = JSON.stringify([stateOf(this.run), present]);
    if (read === this.read) return;
    this.read = read;
    const texts = await Promise.all(
      present.map(async ({ path }): Promise<[string, string]> => [
        path,
        await artifactText(this.run.id, path).catch(() => ""),
      ]),
    );
    this.texts = new Map(texts.filter(([, text]) => text !== ""));
  }
}
