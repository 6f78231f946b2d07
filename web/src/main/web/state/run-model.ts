// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { allArtifacts, type Artifact } from "../client/artifacts.ts";
import type { RunEvent } from "../client/events.ts";
import { type Experiment, experimentById } from "../client/experiments.ts";
import type { MetricValue, Run } from "../client/run.ts";
import { metricHistory, runById } from "../client/runs.ts";
import { Coalesced } from "./coalesce.ts";
import { live } from "./connection.ts";
import { kindOf, parentOf, type Question, questionOf } from "./kind.ts";
import { Resource } from "./resource.ts";
import { launchRun, nestedRuns } from "./searches.ts";
import { Store } from "./store.ts";

export interface RunData {
  readonly run: Run;
  readonly experiment: Experiment;
  readonly question?: Question;
  readonly parent?: Run;
  readonly launch?: Run;
  /** runs below this one; empty for fits and launches */
  readonly nested: readonly Run[];
  /** by metric; those that are only a latest value are missing */
  readonly histories: ReadonlyMap<string, readonly MetricValue[]>;
}

const PAUSE_MS = 300;
/** Metrics whose whole course is read; the rest is shown by its latest value. */
export const HISTORIES = 60;

/** One run with what belongs to it, kept up to date. */
export class RunModel extends Store<undefined> {
  readonly data: Resource<RunData>;
  readonly artifacts: Resource<readonly Artifact[]>;
  private readonly id: string;
  private readonly refresh = new Coalesced(() => this.data.reload(), PAUSE_MS);
  private readonly refreshArtifacts = new Coalesced(() => this.artifacts.reload(), PAUSE_MS);
  private readonly ends: (() => void)[];

  constructor(id: string) {
    super(undefined);
    this.id = id;
    this.data = new Resource((signal) => read(id, this.data?.value.data, signal));
    this.artifacts = new Resource((signal) => allArtifacts(id, signal));
    this.ends = [
      this.data.subscribe(() => this.set(undefined)),
      this.artifacts.subscribe(() => this.set(undefined)),
      live.listen({ changed: (event) => this.changed(event), missed: () => this.missed() }),
    ];
    void this.data.reload();
    void this.artifacts.reload();
  }

  close(): void {
    this.refresh.close();
    this.refreshArtifacts.close();
    this.data.close();
    this.artifacts.close();
    for (const end of this.ends) end();
  }

  private missed(): void {
    void this.data.reload();
    void this.artifacts.reload();
  }

  private changed({ experimentId, runId, change }: RunEvent): void {
    const { data } = this.data.value;
    if (runId === this.id) {
      if (change === "artifact") this.refreshArtifacts.ask();
      else this.refresh.ask();
      return;
    }
    if (data?.experiment.id !== experimentId || change === "metrics") return;
    const known = data.nested.some(({ id }) => id === runId);
    if (known || (change === "created" && hasNested(data.run))) this.refresh.ask();
  }
}

function hasNested(run: Run): boolean {
  const kind = kindOf(run);
  return kind === "trial" || kind === "run";
}

async function read(
  id: string,
  before: RunData | undefined,
  signal: AbortSignal,
): Promise<RunData> {
  const run = await runById(id, signal);
  const parentId = parentOf(run);
  const launchId = kindOf(run) === "fit" ? run.tags.get("assay.launch") : undefined;
  const [experiment, parent, launch, nested, histories] = await Promise.all([
    before?.experiment ?? experimentById(run.experimentId, signal),
    before?.parent ?? (parentId ? runById(parentId, signal).catch(() => undefined) : undefined),
    before?.launch ?? (launchId ? launchRun(run.experimentId, launchId, signal) : undefined),
    hasNested(run) ? nestedRuns(run.experimentId, id, signal) : [],
    readHistories(run, before, signal),
  ]);
  const question = questionOf(experiment);
  return { run, experiment, question, parent, launch, nested, histories };
}

async function readHistories(run: Run, before: RunData | undefined, signal: AbortSignal) {
  const kind = kindOf(run);
  const keys = kind === "trial" || kind === "launch" ? [] : [...run.metrics.keys()];
  const histories = await Promise.all(
    keys.slice(0, HISTORIES).map(async (key): Promise<[string, readonly MetricValue[]]> => {
      const known = continued(before?.histories.get(key), run.metrics.get(key)!);
      return [key, known ?? (await metricHistory(run.id, key, signal))];
    }),
  );
  return new Map(histories);
}

/** A history that the latest value leaves as it is, or lengthens by one step. */
export function continued(
  history: readonly MetricValue[] | undefined,
  latest: MetricValue,
): readonly MetricValue[] | undefined {
  const last = history?.at(-1);
  if (!history || !last) return undefined;
  if (last.step === latest.step && last.timestamp === latest.timestamp) return history;
  return latest.step === last.step + 1 ? [...history, latest] : undefined;
}
