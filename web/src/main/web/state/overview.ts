// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { artifactText } from "../client/artifacts.ts";
import { allExperiments, type Experiment } from "../client/experiments.ts";
import type { Run } from "../client/run.ts";
import { searchRuns } from "../client/runs.ts";
import { type Attention, attentionOf } from "./attention.ts";
import { kindOf, parentOf, type Question, questionOf, stateOf } from "./kind.ts";
import { bestTrials, chosenTrial, runsOfKind, runsWithStatus } from "./searches.ts";
import { type Trial, trialOf } from "./trial.ts";
import { verdictText } from "./verdict-file.ts";

export interface ExperimentRow {
  readonly experiment: Experiment;
  readonly question?: Question;
  readonly launch?: Run;
  readonly best?: Trial;
  readonly chosen?: Trial;
  /** in the runner's words, when the last launch has ended */
  readonly verdict?: string;
  /** newest first, for experiments of other clients */
  readonly runs: readonly Run[];
  /** when something last started, in milliseconds since 1970 */
  readonly lastStart?: number;
}

export interface Overview {
  readonly rows: readonly ExperimentRow[];
  /** launches and runs of other clients; fits and trials belong to their launch */
  readonly running: readonly Run[];
  readonly launches: readonly Run[];
  readonly attention: readonly Attention[];
  readonly names: ReadonlyMap<string, string>;
}

const LAUNCHES = 500;
const RUNNING = 500;
export const FAILED_RUNS = 200;
export const FOREIGN_RUNS = 200;
const BEST = 3;

type Details = Pick<ExperimentRow, "best" | "chosen" | "runs">;

/** Reads the overview; what is known of an experiment is kept until something there changes. */
export class OverviewReader {
  private readonly details = new Map<string, Details>();
  private readonly verdicts = new Map<string, string | undefined>();

  changed(experimentId: string): void {
    this.details.delete(experimentId);
  }

  missed(): void {
    this.details.clear();
    this.verdicts.clear();
  }

  async read(signal: AbortSignal): Promise<Overview> {
    const experiments = await allExperiments(signal);
    const ids = experiments.map(({ id }) => id);
    const [launches, running, failed] = await Promise.all([
      runsOfKind(ids, "launch", LAUNCHES, signal),
      runsWithStatus(ids, "RUNNING", RUNNING, signal),
      runsWithStatus(ids, "FAILED", FAILED_RUNS, signal),
    ]);
    const rows = await Promise.all(
      experiments.map((experiment) => this.row(experiment, launches, signal)),
    );
    return {
      rows: rows.filter(isOfInterest).sort((a, b) => (b.lastStart ?? 0) - (a.lastStart ?? 0)),
      running: running.filter(isWhole),
      launches,
      attention: attentionOf(failed),
      names: new Map(experiments.map(({ id, name }) => [id, name])),
    };
  }

  private async row(
    experiment: Experiment,
    launches: readonly Run[],
    signal: AbortSignal,
  ): Promise<ExperimentRow> {
    const question = questionOf(experiment);
    const details = await this.detailsOf(experiment, question, signal);
    const launch = launches.find((run) => run.experimentId === experiment.id);
    const verdict = launch && (await this.verdictOf(launch, signal));
    const lastStart = launch?.startTime ?? details.runs[0]?.startTime;
    return { experiment, question, launch, verdict, lastStart, ...details };
  }

  private async detailsOf(
    { id }: Experiment,
    question: Question | undefined,
    signal: AbortSignal,
  ): Promise<Details> {
    const known = this.details.get(id);
    if (known) return known;
    const found = question
      ? await assayDetails(id, question, signal)
      : await foreignDetails(id, signal);
    this.details.set(id, found);
    return found;
  }

  /** A verdict that cannot be read is only a missing sentence. */
  private async verdictOf(launch: Run, signal: AbortSignal): Promise<string | undefined> {
    if (stateOf(launch) === "running") return undefined;
    if (!this.verdicts.has(launch.id)) {
      const text = await artifactText(launch.id, "assay/verdict.json", signal).catch(() => "");
      this.verdicts.set(launch.id, verdictText(text));
    }
    return this.verdicts.get(launch.id);
  }
}

async function assayDetails(id: string, question: Question, signal: AbortSignal): Promise<Details> {
  const [best, chosen] = await Promise.all([
    bestTrials(id, question, BEST, signal),
    chosenTrial(id, signal),
  ]);
  const hasMean = (trial: Trial) => Number.isFinite(trial.metrics.get(question.metric)?.mean);
  return {
    best: best.map(trialOf).find((trial) => !trial.baseline && hasMean(trial)),
    chosen: chosen.map(trialOf)[0],
    runs: [],
  };
}

async function foreignDetails(id: string, signal: AbortSignal): Promise<Details> {
  const orderBy = ["attributes.start_time DESC"];
  const search = { experimentIds: [id], orderBy, limit: FOREIGN_RUNS };
  return { runs: await searchRuns(search, signal) };
}

/** MLflow's own “Default” is always there; while empty it says nothing. */
function isOfInterest({ experiment, question, runs }: ExperimentRow): boolean {
  return experiment.id !== "0" || question !== undefined || runs.length > 0;
}

function isWhole(run: Run): boolean {
  const kind = kindOf(run);
  return kind === "launch" || (kind === "run" && parentOf(run) === undefined);
}
