// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import assert from "node:assert/strict";
import { test } from "node:test";
import { matches } from "../../main/web/state/filter/evaluate.ts";
import { Fields } from "../../main/web/state/filter/fields.ts";
import { parts } from "../../main/web/state/filter/highlight.ts";
import { nearMiss } from "../../main/web/state/filter/near-miss.ts";
import { parseFilter } from "../../main/web/state/filter/parser.ts";
import { trial } from "./runs.ts";

const TRIALS = [
  trial(0, {
    params: { "train.optimizer.name": "adam", "train.l2": "0.001", "model.hidden": "[16,8]" },
    metrics: { accuracy: 0.95, "accuracy.sd": 0.01, "accuracy.n": 6, "val/loss": 0.2 },
    tags: { "assay.state": "finished", "assay.chosen": "true" },
  }),
  trial(1, {
    params: { "train.optimizer.name": "sgd", "train.l2": "0.0", "model.hidden": "[8]" },
    metrics: { accuracy: 0.85, "accuracy.sd": 0.03, "accuracy.n": 6 },
    tags: { "assay.state": "failed", team: "blue whale" },
  }),
  trial(2, {
    params: { "train.optimizer.name": "adam", "train.l2": "1e-3" },
    metrics: { accuracy: NaN },
    tags: { "assay.state": "running" },
  }),
];
const FIELDS = Fields.of(TRIALS);

function passing(filter: string): (number | undefined)[] {
  const parsed = parseFilter(filter, FIELDS);
  if ("problem" in parsed) assert.fail(JSON.stringify(parsed.problem));
  return TRIALS.filter((row) => matches(parsed.expression, row)).map((row) => row.number);
}

function problem(filter: string) {
  const parsed = parseFilter(filter, FIELDS);
  if (!("problem" in parsed)) assert.fail("no problem");
  return parsed.problem;
}

test("bare names are found wherever they belong", () => {
  assert.deepEqual(passing("accuracy > 0.9"), [0]);
  assert.deepEqual(passing("optimizer.name = adam"), [0, 2]);
  assert.deepEqual(passing("state = failed"), [1]);
  assert.deepEqual(passing("trial = 1"), [1]);
  assert.deepEqual(passing("val/loss < 1"), [0]);
  assert.deepEqual(passing("accuracy.sd >= 0.03"), [1]);
});

test("MLflow's forms work too", () => {
  assert.deepEqual(passing("metrics.accuracy > 0.9 AND params.`train.l2` = '0.001'"), [0]);
  assert.deepEqual(passing("tags.team LIKE 'blue%'"), [1]);
  assert.deepEqual(
    passing("attributes.status = 'FINISHED' and run_name ilike 'TRIAL _'"),
    [0, 1, 2],
  );
  assert.deepEqual(passing("trial in (0, 2)"), [0, 2]);
});

test("and binds tighter than or, not tighter than and", () => {
  assert.deepEqual(passing("state = failed or accuracy > 0.9 and optimizer.name = adam"), [0, 1]);
  assert.deepEqual(passing("(state = failed or accuracy > 0.9) and optimizer.name = adam"), [0]);
  assert.deepEqual(passing("not state = failed and optimizer.name = adam"), [0, 2]);
});

test("numbers are compared as numbers, arrays as written", () => {
  assert.deepEqual(passing("l2 = 1e-3"), [0, 2]);
  assert.deepEqual(passing("hidden = [16, 8]"), [0]);
  assert.deepEqual(passing("l2 < 0.0005"), [1]);
});

test("what a row has not matches nothing, NaN neither", () => {
  assert.deepEqual(passing("hidden != [8]"), [0]);
  assert.deepEqual(passing("hidden is null"), [2]);
  assert.deepEqual(passing("team is not null"), [1]);
  assert.deepEqual(passing("accuracy > 0"), [0, 1]);
});

test("an empty filter lets everything through", () => {
  assert.deepEqual(passing("  "), [0, 1, 2]);
});

test("a mistyped word is named at its column, with the nearest word", () => {
  const found = problem("accuracy > 0.9 adn state = failed");

  assert.equal(found.start + 1, 16);
  assert.equal(found.found, "adn");
  assert.deepEqual(found.expected, ["and", "or"]);
  assert.equal(found.fix, "and");
  assert.equal(found.unfinished, false);
});

test("an unknown name has the nearest known one", () => {
  const found = problem("acuracy > 0.9");

  assert.equal(found.start, 0);
  assert.equal(found.message, "no run here has “acuracy”.");
  assert.equal(found.fix, "accuracy");
});

test("a metric wants a number", () => {
  assert.deepEqual(problem("accuracy > adam and trial = 1").expected, ["a number"]);
});

test("what ends too early is unfinished, not wrong", () => {
  for (const text of [
    "accuracy",
    "accuracy >",
    "accuracy > 0.9 and",
    "(trial = 1",
    "name = 'tri",
  ]) {
    assert.equal(problem(text).unfinished, true, text);
  }
});

test("a filter without a match names the clause that keeps most out", () => {
  const text = "accuracy > 0.99 and optimizer.name = adam";
  const parsed = parseFilter(text, FIELDS);
  assert.ok("expression" in parsed && parsed.expression);

  const miss = nearMiss(parsed.expression, text, TRIALS);

  assert.equal(text.slice(miss?.clause.start, miss?.clause.end), "accuracy > 0.99");
  assert.equal(miss?.rest, "optimizer.name = adam");
  assert.equal(miss?.trials.length, 2);
});

test("names, words and values are told apart for colouring", () => {
  const text = "accuracy > 0.9 and state in (failed)";

  const coloured = parts(text).map(({ role, start, end }) => role + text.slice(start, end));

  assert.deepEqual(coloured, [
    "kaccuracy",
    "o>",
    "v0.9",
    "oand",
    "kstate",
    "oin",
    "o(",
    "vfailed",
    "o)",
  ]);
});
