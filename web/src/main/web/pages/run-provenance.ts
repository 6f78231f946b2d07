// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import { kindOf } from "../state/kind.ts";
import type { RunData } from "../state/run-model.ts";
import { duration, timestamp } from "../state/time.ts";

/** Where a run comes from: what one needs to get it again. */
export function provenance({ run, launch }: RunData) {
  const { tags } = run;
  const rows: (TemplateResult | undefined)[] = [
    entry("key", tags.get("assay.key"), groups),
    kindOf(run) === "launch" ? entry("launch", tags.get("assay.launch"), groups) : undefined,
    kindOf(run) === "fit" ? launchEntry(tags.get("assay.launch"), launch?.id) : undefined,
    entry("fold", tags.get("assay.fold")),
    entry("repeat", tags.get("assay.repeat")),
    entry("seed", tags.get("assay.seed")),
    entry("environment", tags.get("assay.env.fingerprint"), groups),
    entry("user", tags.get("mlflow.user")),
    entry("source", tags.get("mlflow.source.name")),
    entry("commit", tags.get("mlflow.source.git.commit"), (commit) => commit.slice(0, 12)),
    entry("started", timestamp(run.startTime)),
    entry("took", run.endTime && duration(run.endTime - run.startTime)),
    entry("run", run.id),
  ];
  const shared = tags.get("assay.flag.memory_shared") === "true";
  return html`<section>
    <div class="sec"><h2>Provenance</h2></div>
    <dl class="kv">${rows}</dl>
    ${
      shared
        ? html`<p class="note">
            Other fits ran in the same process: peak memory is that of all of them.
          </p>`
        : ""
    }
  </section>`;
}

function entry(
  name: string,
  value: string | number | undefined,
  shown: (value: string) => string = (text) => text,
) {
  if (value === undefined || value === "" || value === 0) return undefined;
  const text = String(value);
  return html`<dt>${name}</dt>
    <dd class="mono" title=${text}>${shown(text)}</dd>`;
}

function launchEntry(launch: string | undefined, runId: string | undefined) {
  if (!launch) return undefined;
  const text = launch.slice(0, 8);
  return html`<dt>launch</dt>
    <dd class="mono">${runId ? html`<a href="/r/${runId}">${text}</a>` : text}</dd>`;
}

/** Three groups of four are enough to tell hashes apart. */
function groups(hash: string): string {
  return hash.slice(0, 12).replace(/(.{4})(?=.)/g, "$1 ");
}
