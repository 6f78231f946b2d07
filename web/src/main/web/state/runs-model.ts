// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { RunEvent } from "../client/events.ts";
import { type Experiment, experimentById } from "../client/experiments.ts";
import type { Run } from "../client/run.ts";
import { runById, searchRuns } from "../client/runs.ts";
import { Coalesced } from "./coalesce.ts";
import { live } from "./connection.ts";
import { kindOf, parentOf, type Question, questionOf } from "./kind.ts";
import { Resource } from "./resource.ts";
import { nestedRuns, runsOfKind, runsWithoutKind } from "./searches.ts";
import { Store } from "./store.ts";
import { type Trial, trialOf, trialsAmong } from "./trial.ts";

export interface RunsData {
  readonly experiment: Experiment;
  readonly question?: Question;
  readonly trials: readonly Trial[];
  /** newest first */
  readonly launches: readonly Run[];
  /** ids of rows with runs below them */
  readonly parents: ReadonlySet<string>;
}

const PAUSE_MS = 700;

/** The rows of an experiment, kept up to date, and the fits of those that were opened. */
export class RunsModel extends Store<undefined> {
  readonly data: Resource<RunsData>;
  private readonly experimentId: string;
  private readonly fits = new Map<string, Resource<readonly Run[]>>();
  /** what is not a row, by id: its parent, or nothing for launches */
  private readonly others = new Map<string, string | undefined>();
  private readonly changedIds = new Set<string>();
  private readonly refresh = new Coalesced(() => this.readChanged(), PAUSE_MS);
  private readonly ends: (() => void)[];

  constructor(experimentId: string) {
    super(undefined);
    this.experimentId = experimentId;
    this.data = new Resource((signal) => read(experimentId, signal));
    this.ends = [
      this.data.subscribe(() => this.set(undefined)),
      live.listen({ changed: (event) => this.changed(event), missed: () => this.missed() }),
    ];
    void this.data.reload();
  }

  /** The fits of a row, asked for when first needed. */
  fitsOf(trialId: string): Resource<readonly Run[]> {
    let fits = this.fits.get(trialId);
    if (!fits) {
      fits = new Resource((signal) => nestedRuns(this.experimentId, trialId, signal));
      this.fits.set(trialId, fits);
      this.ends.push(fits.subscribe(() => this.set(undefined)));
      void fits.reload();
    }
    return fits;
  }

  close(): void {
    this.refresh.close();
    this.data.close();
    for (const fits of this.fits.values()) fits.close();
    for (const end of this.ends) end();
  }

  private missed(): void {
    void this.data.reload();
    for (const fits of this.fits.values()) void fits.reload();
  }

  private changed({ experimentId, runId, change }: RunEvent): void {
    if (experimentId !== this.experimentId) return;
    // Fits tell a metric for every epoch; their rows are read when they start and end.
    const row = this.data.value.data?.trials.some(({ run }) => run.id === runId);
    if (!row && change === "metrics" && !this.isShownFit(runId)) return;
    this.changedIds.add(runId);
    this.refresh.ask();
  }

  private isShownFit(runId: string): boolean {
    const parent = this.others.get(runId);
    return parent !== undefined && this.fits.has(parent);
  }

  private async readChanged(): Promise<void> {
    const ids = [...this.changedIds];
    this.changedIds.clear();
    const found = await Promise.all(ids.map((id) => runById(id).catch(() => undefined)));
    const { data } = this.data.value;
    // A run that cannot be read was deleted, or the tracker is away: then all is read again.
    if (!data || found.includes(undefined)) return this.data.reload();
    const runs = found.flatMap((run) => (run ? [run] : []));
    this.data.put(merged(data, runs));
    for (const run of runs) this.putFit(run);
  }

  private putFit(run: Run): void {
    const parent = parentOf(run);
    this.others.set(run.id, parent);
    const fits = parent === undefined ? undefined : this.fits.get(parent);
    const known = fits?.value.data;
    if (fits && known) fits.put([...known.filter(({ id }) => id !== run.id), run]);
  }
}

async function read(id: string, signal: AbortSignal): Promise<RunsData> {
  const experiment = await experimentById(id, signal);
  const question = questionOf(experiment);
  const [trials, others, launches] = await Promise.all([
    question ? runsOfKind([id], "trial", undefined, signal) : [],
    question ? runsWithoutKind(id, signal) : searchRuns({ experimentIds: [id] }, signal),
    question ? runsOfKind([id], "launch", 1, signal) : [],
  ]);
  const parents = new Set(others.flatMap((run) => parentOf(run) ?? []));
  for (const { id: trial } of trials) parents.add(trial);
  return { experiment, question, trials: trialsAmong([...trials, ...others]), launches, parents };
}

function merged(data: RunsData, runs: readonly Run[]): RunsData {
  const trials = new Map(data.trials.map((trial) => [trial.run.id, trial]));
  const parents = new Set(data.parents);
  let launches = data.launches;
  for (const run of runs) {
    const kind = kindOf(run);
    const parent = parentOf(run);
    if (kind === "launch") launches = newest([run, ...launches.filter(({ id }) => id !== run.id)]);
    else if (kind === "trial" || (kind === "run" && parent === undefined)) {
      trials.set(run.id, trialOf(run));
      if (kind === "trial") parents.add(run.id);
    }
    if (parent !== undefined) parents.add(parent);
  }
  return { ...data, trials: [...trials.values()], launches, parents };
}

function newest(launches: readonly Run[]): Run[] {
  return [...launches].sort((a, b) => b.startTime - a.startTime);
}
