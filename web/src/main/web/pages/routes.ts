// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import "./overview-page.ts";
import { setTitle } from "./title.ts";

/** The page of a path; pages with tables and charts are fetched when they are first needed. */
export function pageFor(path: string): TemplateResult {
  const runs = /^\/e\/([^/]+)(?:\/runs)?\/?$/.exec(path);
  if (runs) {
    void import("./runs-page.ts");
    const id = decodeURIComponent(runs[1]!);
    return html`${keyed(id, html`<runs-page class="fill" .experimentId=${id}></runs-page>`)}`;
  }
  const run = /^\/r\/([^/]+)\/?$/.exec(path);
  if (run) {
    void import("./run-page.ts");
    const id = decodeURIComponent(run[1]!);
    return html`${keyed(id, html`<run-page class="fill" .runId=${id}></run-page>`)}`;
  }
  if (/^\/hardware\/?$/.test(path)) {
    void import("./hardware-page.ts");
    return html`<hardware-page></hardware-page>`;
  }
  return path === "/" ? html`<overview-page></overview-page>` : nowhere(path);
}

function nowhere(path: string): TemplateResult {
  setTitle("Not found");
  return html`<div class="page">
    <div class="empty">
      <h1>No page here</h1>
      <p>This address names no page: <code>${path}</code></p>
      <a class="btn" href="/">Overview</a>
    </div>
  </div>`;
}
