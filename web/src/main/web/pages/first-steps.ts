// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import "../widgets/copy-command.ts";

/** A tracker without experiments: one command that works as it stands. */
export function firstSteps(origin: string): TemplateResult {
  const snippet = `MLFLOW_TRACKING_URI=${origin} python train.py`;
  return html`<div class="empty first">
    <h1>No experiments yet</h1>
    <p>Run an experiment against this tracker. Its trials appear here while they run.</p>
    <copy-command command="assay run experiment.yaml --tracker ${origin}"></copy-command>
    <p class="muted">Using an MLflow client already? Point it at the same address:</p>
    <copy-command command=${snippet}></copy-command>
  </div>`;
}
