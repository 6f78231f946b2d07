// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { ExperimentRow } from "./overview.ts";
import { counted } from "./format.ts";
import { fitCounts, kindOf, stateOf } from "./kind.ts";

/** What is known of an experiment, in a sentence; `settled` is said in ink, the rest in grey. */
export interface Known {
  readonly text: string;
  readonly settled: boolean;
}

export function knownOf(row: ExperimentRow): Known {
  if (!row.question) return { text: foreign(row), settled: false };
  if (row.launch && stateOf(row.launch) === "running")
    return { text: running(row), settled: false };
  if (row.question.task === "benchmark") return measured(row);
  if (row.verdict) return { text: brief(row.verdict), settled: true };
  if (!row.best) return { text: "no trial has a score", settled: false };
  return chosen(row);
}

/** The sentence that compares, without its brackets; the whole stands on the launch's page. */
function brief(verdict: string): string {
  const sentences = verdict.replace(/ \([^)]*\)/g, "").split(/(?<=\.) /);
  const comparing = sentences.find((sentence) => /told apart|worse/.test(sentence));
  return (comparing ?? sentences[0] ?? verdict).replace(/\.$/, "");
}

function foreign({ runs }: ExperimentRow): string {
  const running = runs.filter((run) => stateOf(run) === "running").length;
  return running ? `${counted(running, "run is", "runs are")} running` : "no metric is declared";
}

function running({ best, launch }: ExperimentRow): string {
  const counts = launch && kindOf(launch) === "launch" ? fitCounts(launch) : undefined;
  if (!best) return "running; no trial has a score yet";
  return counts
    ? `running; ${best.name} leads after ${counts.done} of ${counted(counts.total, "fit")}`
    : `running; ${best.name} leads`;
}

/** What is faster depends on the work: the page Hardware compares, not one number. */
function measured({ launch }: ExperimentRow): Known {
  const counts = launch && fitCounts(launch);
  if (!counts) return { text: "nothing was measured", settled: false };
  return { text: `${counted(counts.done, "measurement")}; compared under Hardware`, settled: true };
}

function chosen({ best, chosen: choice, question }: ExperimentRow): Known {
  const sd = best?.metrics.get(question?.metric ?? "")?.sd;
  if (sd === undefined) return { text: "one fit: no interval, so no verdict", settled: false };
  if (!choice) return { text: `${best?.name} leads; nothing is chosen`, settled: false };
  if (choice.run.id === best?.run.id) {
    return { text: `${choice.name} is chosen and has the best mean`, settled: true };
  }
  return { text: `${choice.name} is chosen; ${best?.name} has the best mean`, settled: true };
}
