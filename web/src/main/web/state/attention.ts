// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { Run } from "../client/run.ts";
import { kindOf, stateOf } from "./kind.ts";

/** Failed fits of one experiment that ended in the same way. */
export interface Attention {
  readonly experimentId: string;
  readonly state: string;
  /** newest first */
  readonly runs: readonly Run[];
  /** of the newest */
  readonly cause?: string;
}

/** Fits and runs of other clients, grouped; trials and launches only repeat their fits. */
export function attentionOf(failed: readonly Run[]): Attention[] {
  const groups = new Map<string, Run[]>();
  for (const run of failed) {
    const kind = kindOf(run);
    if (kind === "trial" || kind === "launch") continue;
    const key = `${run.experimentId} ${stateOf(run)}`;
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].map((runs) => {
    const newest = runs[0]!;
    const cause = newest.tags.get("assay.cause");
    const group = { experimentId: newest.experimentId, state: stateOf(newest), runs };
    return cause ? { ...group, cause } : group;
  });
}

const PHRASES: Record<string, string> = {
  oom: "out of memory",
  timeout: "timed out",
  lost: "lost",
  failed: "failed",
};

/** “4 fits out of memory” */
export function attentionTitle({ runs, state }: Attention): string {
  const unit = runs.some((run) => kindOf(run) === "run") ? "run" : "fit";
  return `${runs.length} ${unit}${runs.length === 1 ? "" : "s"} ${PHRASES[state] ?? state}`;
}
