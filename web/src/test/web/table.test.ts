// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import assert from "node:assert/strict";
import { test } from "node:test";
import { allColumns, defaultColumns } from "../../main/web/state/columns.ts";
import { defaultSorting, firstSorting, sorted } from "../../main/web/state/sort.ts";
import { ranked, trialsAmong } from "../../main/web/state/trial.ts";
import { shortNames, varyingParams } from "../../main/web/state/vary.ts";
import { viewFrom, viewInto } from "../../main/web/state/view.ts";
import { run, trial } from "./runs.ts";

const QUESTION = { task: "classification", metric: "log_loss", goal: "minimize" } as const;
const searched = { "assay.searched": '["train.optimizer.name","model.hidden"]' };
const TRIALS = [
  trial(0, {
    params: { "train.optimizer.name": "adam", "model.hidden": "[8]", "train.epochs": "5" },
    metrics: { accuracy: 0.9, log_loss: 0.3, fit_seconds: 1.5 },
    tags: searched,
  }),
  trial(1, {
    params: { "train.optimizer.name": "sgd", "model.hidden": "[8]", "train.epochs": "5" },
    metrics: { accuracy: 0.8, log_loss: NaN, fit_seconds: 1.2 },
    tags: searched,
  }),
  trial(2, { params: { "train.epochs": "5", seed: "7" }, metrics: { accuracy: 0.7 } }),
  trial(10, { metrics: { log_loss: 0.1 } }),
];

test("searched parameters vary in their declared order, even where all have one value", () => {
  assert.deepEqual(varyingParams(TRIALS.slice(0, 2)), ["train.optimizer.name", "model.hidden"]);
});

test("without searched ones, what differs varies", () => {
  const rows = [trial(0, { params: { a: "1", b: "2" } }), trial(1, { params: { a: "1", b: "3" } })];

  assert.deepEqual(varyingParams(rows), ["b"]);
});

test("a parameter that follows from another one does not vary", () => {
  const rows = [
    trial(0, { params: { "optimizer.name": "adam", "optimizer.beta_1": "0.9" } }),
    trial(1, { params: { "optimizer.name": "sgd" } }),
  ];
  assert.deepEqual(varyingParams(rows), ["optimizer.name"]);
});

test("heads are the shortest ends that are different and not vague", () => {
  const heads = shortNames(["train.optimizer.name", "train.l2", "model.hidden", "a.x", "b.x"]);

  assert.deepEqual([...heads.values()], ["optimizer.name", "l2", "hidden", "a.x", "b.x"]);
});

test("the main metric comes first and costs come last", () => {
  const columns = allColumns(TRIALS, QUESTION);

  const metrics = columns.filter(({ group }) => group !== "param").map(({ id }) => id);
  assert.deepEqual(metrics, ["m:log_loss", "m:accuracy", "m:fit_seconds"]);
  assert.deepEqual(
    columns.filter(({ main }) => main).map(({ direction }) => direction),
    ["lower"],
  );
});

test("parameters that all trials share are hidden at first", () => {
  const rows = TRIALS.slice(0, 2);

  const shown = defaultColumns(allColumns(rows, QUESTION), rows);

  assert.ok(shown.includes("p:train.optimizer.name"));
  assert.ok(!shown.includes("p:train.epochs"));
});

test("the best is first at first, what is missing or NaN last in both directions", () => {
  const sorting = defaultSorting(allColumns(TRIALS, QUESTION));
  assert.deepEqual(sorting, { by: "m:log_loss", descending: false });

  const order = (descending: boolean) =>
    sorted(TRIALS, { ...sorting, descending }).map(({ number }) => number);
  assert.deepEqual(order(false), [10, 0, 1, 2]);
  assert.deepEqual(order(true), [0, 10, 1, 2]);
});

test("names sort as numbers", () => {
  const order = sorted(TRIALS, { by: "name", descending: true }).map(({ number }) => number);

  assert.deepEqual(order, [10, 2, 1, 0]);
});

test("a first click on a head gives the best first", () => {
  const [accuracy] = allColumns(TRIALS).filter(({ key }) => key === "accuracy");

  assert.deepEqual(firstSorting(accuracy, "m:accuracy"), { by: "m:accuracy", descending: true });
});

test("NaN and baselines never lead", () => {
  const baseline = trial(3, { metrics: { log_loss: 0 }, tags: { "assay.baseline": "true" } });

  const order = ranked([...TRIALS, baseline], "log_loss", "minimize");

  assert.deepEqual(
    order.map(({ number }) => number),
    [10, 0],
  );
});

test("rows are trials and top-level runs of other clients", () => {
  const runs = [
    run({ id: "t", tags: { "assay.kind": "trial" } }),
    run({ id: "l", tags: { "assay.kind": "launch" } }),
    run({ id: "f", tags: { "assay.kind": "fit", "mlflow.parentRunId": "t" } }),
    run({ id: "foreign" }),
    run({ id: "nested", tags: { "mlflow.parentRunId": "foreign" } }),
  ];

  assert.deepEqual(
    trialsAmong(runs).map(({ run: { id } }) => id),
    ["t", "foreign"],
  );
});

test("a link holds the whole view", () => {
  const link = "q=accuracy+%3E+0.9&sort=-m%3Aaccuracy&cols=p%3Aa%2Cm%3Ab&open=1%2C2&sel=2";

  const view = viewFrom(new URLSearchParams(link));

  assert.deepEqual(view, {
    q: "accuracy > 0.9",
    sort: { by: "m:accuracy", descending: true },
    cols: ["p:a", "m:b"],
    open: ["1", "2"],
    sel: "2",
  });
  assert.equal(viewInto(view, new URLSearchParams()).toString(), link);
});

test("defaults leave the link empty and keep foreign parameters", () => {
  const parameters = new URLSearchParams("theme=dark&q=old");

  assert.equal(viewInto({ q: "", open: [] }, parameters).toString(), "theme=dark");
});
