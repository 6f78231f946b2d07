// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { Trial } from "../trial.ts";
import { nearest } from "./problem.ts";

/** What a comparison looks at. */
export type Field =
  | { readonly kind: "metric"; readonly key: string; readonly part: "mean" | "sd" | "se" | "n" }
  | { readonly kind: "param" | "tag" | "attribute"; readonly key: string };

const ATTRIBUTES = [
  "state",
  "status",
  "name",
  "trial",
  "fits",
  "failed",
  "rank",
  "chosen",
  "baseline",
  "run_id",
];
const ALIASES: Record<string, string> = { run_name: "name" };
const PREFIXES: Record<string, "metric" | "param" | "tag" | "attribute"> = {
  metrics: "metric",
  metric: "metric",
  params: "param",
  param: "param",
  parameters: "param",
  parameter: "param",
  tags: "tag",
  tag: "tag",
  attributes: "attribute",
  attribute: "attribute",
  attr: "attribute",
  run: "attribute",
};

/** The names that a filter may use: those of the rows it is for. */
export class Fields {
  readonly metrics: readonly string[];
  readonly params: readonly string[];
  readonly tags: readonly string[];

  constructor(names: {
    metrics: readonly string[];
    params: readonly string[];
    tags: readonly string[];
  }) {
    this.metrics = names.metrics;
    this.params = names.params;
    this.tags = names.tags;
  }

  static of(trials: readonly Trial[]): Fields {
    const all = (keys: (trial: Trial) => Iterable<string>) => [
      ...new Set(trials.flatMap((trial) => [...keys(trial)])),
    ];
    return new Fields({
      metrics: all((trial) => trial.metrics.keys()),
      params: all((trial) => trial.run.params.keys()),
      tags: all((trial) => trial.run.tags.keys()),
    });
  }

  /** Bare names may leave out the front of a path: `optimizer.name`, `learning_rate`. */
  find(name: string): Field | undefined {
    return this.prefixed(name) ?? this.bare(name);
  }

  nearest(name: string): string | undefined {
    return nearest(name, this.suggestions());
  }

  /** Bare names, the shortest form of each first. */
  suggestions(): string[] {
    const ends = this.params.flatMap((param) => {
      const parts = param.split(".");
      return parts.map((_, index) => parts.slice(index).join("."));
    });
    return [...this.metrics, ...this.params, ...ATTRIBUTES, ...ends];
  }

  private prefixed(name: string): Field | undefined {
    const dot = name.indexOf(".");
    const kind = PREFIXES[name.slice(0, dot).toLowerCase()];
    if (dot < 0 || !kind) return undefined;
    const key = name.slice(dot + 1);
    if (kind === "metric") return this.metric(key);
    if (kind === "attribute") return attribute(key);
    const known = kind === "param" ? this.params : this.tags;
    return known.includes(key) ? { kind, key } : undefined;
  }

  private bare(name: string): Field | undefined {
    const attributeField = attribute(name);
    if (attributeField) return attributeField;
    const metric = this.metric(name);
    if (metric) return metric;
    const param = this.params.includes(name) ? name : this.endingIn(name);
    if (param) return { kind: "param", key: param };
    return this.tags.includes(name) ? { kind: "tag", key: name } : undefined;
  }

  private metric(name: string): Field | undefined {
    if (this.metrics.includes(name)) return { kind: "metric", key: name, part: "mean" };
    const part = /^(.+)\.(mean|sd|se|n)$/.exec(name);
    if (!part || !this.metrics.includes(part[1]!)) return undefined;
    return { kind: "metric", key: part[1]!, part: part[2] as "mean" | "sd" | "se" | "n" };
  }

  private endingIn(name: string): string | undefined {
    const matches = this.params.filter((param) => param.endsWith(`.${name}`));
    return matches.sort((a, b) => a.length - b.length)[0];
  }
}

function attribute(name: string): Field | undefined {
  const key = ALIASES[name.toLowerCase()] ?? name.toLowerCase();
  return ATTRIBUTES.includes(key) ? { kind: "attribute", key } : undefined;
}
