// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { Trial } from "./trial.ts";

export interface ParamValues {
  readonly name: string;
  /** how many different values there are; a trial without the parameter counts as none */
  readonly distinct: number;
}

/**
 * Every parameter with its number of values: those that were searched first, in their declared
 * order, then by name.
 */
export function paramValues(trials: readonly Trial[]): ParamValues[] {
  const searched = new Set(trials.flatMap((trial) => trial.searched));
  const values = new Map<string, Set<string>>();
  for (const name of searched) values.set(name, new Set());
  for (const trial of trials) {
    for (const name of trial.run.params.keys()) {
      if (!values.has(name)) values.set(name, new Set());
    }
  }
  for (const [name, distinct] of values) {
    for (const trial of trials) {
      const value = trial.run.params.get(name);
      if (value !== undefined) distinct.add(value);
    }
  }
  const names = [...values.keys()];
  const others = names.filter((name) => !searched.has(name)).sort();
  return [...searched, ...others].map((name) => ({ name, distinct: values.get(name)!.size }));
}

/**
 * What tells the trials apart: searched parameters, and others that differ between the trials that
 * have them. A parameter that only some have, with one value, follows from another one.
 */
export function varyingParams(trials: readonly Trial[]): string[] {
  const searched = new Set(trials.flatMap((trial) => trial.searched));
  return paramValues(trials)
    .filter(({ name, distinct }) => searched.has(name) || distinct > 1)
    .map(({ name }) => name);
}

const VAGUE = new Set(["name", "method", "type", "value", "size", "std", "rate"]);

/** The shortest ends of paths that are still different and not vague: `learning_rate`. */
export function shortNames(paths: readonly string[]): Map<string, string> {
  return new Map(paths.map((path) => [path, shortName(path, paths)]));
}

function shortName(path: string, paths: readonly string[]): string {
  const parts = path.split(".");
  for (let length = 1; length < parts.length; length++) {
    const end = parts.slice(-length).join(".");
    const unique = paths.filter((other) => `.${other}`.endsWith(`.${end}`)).length === 1;
    if (unique && !VAGUE.has(end)) return end;
  }
  return path;
}
