// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { Trial } from "../trial.ts";
import type { Field } from "./fields.ts";
import { type Comparison, type Expression, isNumber } from "./parser.ts";

/** Whether a row passes; what a row does not have matches nothing, as in MLflow. */
export function matches(expression: Expression | undefined, trial: Trial): boolean {
  if (!expression) return true;
  switch (expression.type) {
    case "and":
      return expression.items.every((item) => matches(item, trial));
    case "or":
      return expression.items.some((item) => matches(item, trial));
    case "not":
      return !matches(expression.item, trial);
    case "comparison":
      return compares(expression, valueOf(expression.field, trial));
  }
}

/** The text of what a field holds; absent where the row has none. */
export function valueOf(field: Field, trial: Trial): string | undefined {
  switch (field.kind) {
    case "param":
      return trial.run.params.get(field.key);
    case "tag":
      return trial.run.tags.get(field.key);
    case "metric":
      return text(trial.metrics.get(field.key)?.[field.part]);
    case "attribute":
      return attribute(field.key, trial);
  }
}

function attribute(key: string, trial: Trial): string | undefined {
  switch (key) {
    case "state":
      return trial.state;
    case "status":
      return trial.run.status;
    case "name":
      return trial.name;
    case "trial":
      return text(trial.number);
    case "fits":
      return text(trial.fits?.done);
    case "failed":
      return text(trial.fits?.failed);
    case "rank":
      return trial.run.tags.get("assay.rank");
    case "chosen":
      return String(trial.chosen);
    case "baseline":
      return String(trial.baseline);
    default:
      return trial.run.id;
  }
}

function text(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function compares({ operator, values }: Comparison, found: string | undefined): boolean {
  if (operator === "is null") return found === undefined;
  if (found === undefined) return false;
  const wanted = values[0] ?? "";
  switch (operator) {
    case "is not null":
      return true;
    case "=":
      return same(found, wanted);
    case "!=":
      return !same(found, wanted);
    case "in":
      return values.some((value) => same(found, value));
    case "not in":
      return !values.some((value) => same(found, value));
    case "like":
      return like(wanted, "s").test(found);
    case "ilike":
      return like(wanted, "is").test(found);
    default:
      return isNumber(found) && isNumber(wanted) && ordered(operator, +found, +wanted);
  }
}

/** `0.001` is `1e-3`, and `[16, 8]` is `[16,8]`. */
function same(found: string, wanted: string): boolean {
  if (isNumber(found) && isNumber(wanted)) return Number(found) === Number(wanted);
  return found.replace(/,\s+/g, ",") === wanted.replace(/,\s+/g, ",");
}

function ordered(operator: string, found: number, wanted: number): boolean {
  switch (operator) {
    case "<":
      return found < wanted;
    case "<=":
      return found <= wanted;
    case ">":
      return found > wanted;
    default:
      return found >= wanted;
  }
}

function like(pattern: string, flags: string): RegExp {
  const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("%", ".*").replaceAll("_", ".")}$`, flags);
}
