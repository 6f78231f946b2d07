// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type Artifact, artifactText, artifactUrl } from "../client/artifacts.ts";
import type { Run } from "../client/run.ts";
import { bytes, count } from "../state/format.ts";
import { icon } from "../widgets/icons.ts";
import { LightElement } from "../widgets/light.ts";

const TEXT =
  /\.(txt|log|json|jsonl|ya?ml|csv|tsv|md|py|java|toml|ini|cfg|xml|html?|sh|sql)$|MLmodel$/i;
const IMAGE = /\.(png|jpe?g|gif|webp|svg)$/i;
const MOST_BYTES = 300_000;
const FIRST = "assay/failure.txt";

/** The files of a run: texts and pictures are shown in place, all can be downloaded. */
@customElement("artifact-view")
export class ArtifactView extends LightElement {
  @property({ attribute: false }) run!: Run;
  @property({ attribute: false }) files: readonly Artifact[] = [];
  @state() private path: string | undefined;
  @state() private text: string | undefined;

  override willUpdate(changed: PropertyValues<this>) {
    const failure = this.files.some(({ path }) => path === FIRST);
    if (changed.has("files") && failure && this.path === undefined) void this.open(FIRST);
  }

  override render() {
    if (this.files.length === 0) return "";
    const size = this.files.reduce((sum, file) => sum + file.bytes, 0);
    return html`<section class="fig">
      <div class="sec">
        <h2>Artifacts</h2>
        <span class="small"
          >${count(this.files.length)} ${this.files.length === 1 ? "file" : "files"},
          ${bytes(size)}</span
        >
      </div>
      <div class="art">
        <div class="scroll">
          <table>
            <thead class="sr">
              <tr>
                <th>File</th>
                <th>Size</th>
                <th>Download</th>
              </tr>
            </thead>
            <tbody>
              ${this.files.map((file) => this.row(file))}
            </tbody>
          </table>
        </div>
        ${this.path === undefined ? "" : this.content(this.path)}
      </div>
    </section>`;
  }

  private row({ path, bytes: size }: Artifact) {
    const shown = this.path === path;
    return html`<tr class=${shown ? "cur" : ""}>
      <td>
        <button
          class="btn quiet file"
          aria-pressed=${shown}
          ?disabled=${!isShowable(path, size)}
          @click=${() => void this.open(path)}
        >
          ${icon("file")} <span class="mono">${path}</span>
        </button>
      </td>
      <td class="num">${bytes(size)}</td>
      <td class="num">
        <a
          class="btn quiet icon"
          href=${artifactUrl(this.run.id, path)}
          download=${path.split("/").at(-1)!}
          aria-label="download ${path}"
          title="download"
          >${icon("download")}</a
        >
      </td>
    </tr>`;
  }

  private content(path: string) {
    if (IMAGE.test(path)) {
      return html`<div><img src=${artifactUrl(this.run.id, path)} alt=${path} /></div>`;
    }
    return html`<pre class="text" tabindex="0" role="region" aria-label=${path}>
${this.text ?? "Loading"}</pre>`;
  }

  private async open(path: string) {
    this.path = path;
    this.text = undefined;
    if (IMAGE.test(path)) return;
    const text = await artifactText(this.run.id, path).catch(
      (error: unknown) => `${path} could not be read. ${String((error as Error).message)}`,
    );
    if (this.path === path) this.text = path.endsWith(".json") ? indented(text) : text;
  }
}

function isShowable(path: string, size: number): boolean {
  return size <= MOST_BYTES && (TEXT.test(path) || IMAGE.test(path));
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2);
  } catch {
    return json;
  }
}
