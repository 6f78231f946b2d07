// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import type { Artifact } from "../client/artifacts.ts";
import type { RunData } from "../state/run-model.ts";
import "./launch-files.ts";

/** What a launch was, on which machine, and what came of it. */
export function launchBody({ run, experiment }: RunData, files: readonly Artifact[]) {
  return html`<p>
      <a class="btn primary" href="/e/${experiment.id}/runs">Trials of ${experiment.name}</a>
    </p>
    <launch-files .run=${run} .files=${files}></launch-files>`;
}
