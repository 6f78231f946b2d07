// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { MetricValue, Run } from "../../main/web/client/run.ts";
import { type Trial, trialOf } from "../../main/web/state/trial.ts";

export interface Written {
  id?: string;
  name?: string;
  params?: Record<string, string>;
  metrics?: Record<string, number>;
  tags?: Record<string, string>;
}

/** A finished run with what a test names. */
export function run(written: Written): Run {
  const metric = (value: number): MetricValue => ({ value, step: 0, timestamp: 0 });
  return {
    id: written.id ?? "0".repeat(32),
    experimentId: "1",
    name: written.name ?? "run",
    status: "FINISHED",
    startTime: 1000,
    endTime: 3500,
    params: new Map(Object.entries(written.params ?? {})),
    metrics: new Map(
      Object.entries(written.metrics ?? {}).map(([key, value]) => [key, metric(value)]),
    ),
    tags: new Map(Object.entries(written.tags ?? {})),
  };
}

export function trial(number: number, written: Written = {}): Trial {
  const tags = { "assay.kind": "trial", "assay.trial": String(number), ...written.tags };
  return trialOf(run({ id: `id${number}`, name: `trial ${number}`, ...written, tags }));
}
