// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { get, post } from "./http.ts";

export interface Experiment {
  readonly id: string;
  readonly name: string;
  /** milliseconds since 1970 */
  readonly createdAt: number;
  readonly tags: ReadonlyMap<string, string>;
}

interface WireExperiment {
  experiment_id: string;
  name: string;
  creation_time?: number | string;
  tags?: { key: string; value?: string }[];
}

export async function allExperiments(signal?: AbortSignal): Promise<Experiment[]> {
  const experiments: Experiment[] = [];
  let token: string | undefined;
  do {
    const body = { max_results: 1000, page_token: token };
    const page = (await post("experiments/search", body, signal)) as ExperimentPage;
    experiments.push(...(page.experiments ?? []).map(experimentFromWire));
    token = page.next_page_token;
  } while (token);
  return experiments;
}

interface ExperimentPage {
  experiments?: WireExperiment[];
  next_page_token?: string;
}

export async function experimentById(id: string, signal?: AbortSignal): Promise<Experiment> {
  const answer = await get("experiments/get", { experiment_id: id }, signal);
  return experimentFromWire((answer as { experiment: WireExperiment }).experiment);
}

function experimentFromWire(wire: WireExperiment): Experiment {
  return {
    id: wire.experiment_id,
    name: wire.name,
    createdAt: Number(wire.creation_time ?? 0),
    tags: new Map((wire.tags ?? []).map(({ key, value }) => [key, value ?? ""])),
  };
}
