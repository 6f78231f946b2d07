// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import assert from "node:assert/strict";
import { test } from "node:test";
import { bestOf, curveGroups } from "../../main/web/state/curves.ts";
import { newsSince, orderOf } from "../../main/web/state/order.ts";
import { verdictOf } from "../../main/web/state/verdict.ts";
import { verdictText } from "../../main/web/state/verdict-file.ts";
import { run, trial } from "./runs.ts";

const points = (...values: number[]) =>
  values.map((value, index) => ({ value, step: index + 1, timestamp: index }));

test("train and validation of a metric share a chart, losses come first", () => {
  const groups = curveGroups(
    new Map([
      ["accuracy", points(0.9)],
      ["train/accuracy", points(0.5, 0.6)],
      ["val/loss", points(1, 0.5)],
      ["train/loss", points(1, 0.4)],
    ]),
    "accuracy",
  );

  assert.deepEqual(
    groups.map(({ name, curves }) => [name, ...curves.map(({ label }) => label)]),
    [
      ["loss", "train", "val"],
      ["train/accuracy", "train"],
    ],
  );
});

test("the best value is the highest or the lowest, never NaN", () => {
  assert.equal(bestOf(points(0.5, 0.9, NaN, 0.7), "higher")?.step, 2);
  assert.equal(bestOf(points(0.5, 0.9, NaN, 0.7), "lower")?.step, 1);
  assert.equal(bestOf(points(0.5), undefined), undefined);
});

function fits(...scores: (number | undefined)[]) {
  return scores.map((score, fold) =>
    run({
      metrics: score === undefined ? {} : { accuracy: score },
      tags: { "assay.kind": "fit", "assay.fold": `${fold}`, "assay.repeat": "0" },
    }),
  );
}

test("an interval that holds zero is a tie", () => {
  const verdict = verdictOf(fits(0.9, 0.8, 0.7), fits(0.8, 0.9, 0.7), "accuracy", "maximize", 0.5);

  assert.equal(verdict.result, "tie");
});

test("worse and better depend on the goal", () => {
  const low = fits(0.5, 0.51, 0.49);
  const high = fits(0.9, 0.9, 0.9);

  assert.equal(verdictOf(low, high, "accuracy", "maximize", 0.5).result, "worse");
  assert.equal(verdictOf(low, high, "accuracy", "minimize", 0.5).result, "better");
});

test("only folds that both have are compared, and one is not enough", () => {
  const verdict = verdictOf(fits(0.5, undefined), fits(0.9, 0.8), "accuracy", "maximize", 0.5);

  assert.deepEqual(verdict, { result: "unknown", shared: 1 });
});

test("news are fits and trials, but only where rows would move", () => {
  const tags = (done: number) => ({ "assay.fits.total": "6", "assay.fits.done": `${done}` });
  const before = [trial(0, { tags: tags(6) }), trial(1, { tags: tags(1) })];
  const after = [trial(0, { tags: tags(6) }), trial(1, { tags: tags(4) }), trial(2)];
  const order = orderOf(before, before, "");

  assert.equal(newsSince(order, orderOf(before, after, "")), undefined);
  assert.equal(
    newsSince(order, orderOf([...after].reverse(), after, "")),
    "3 new fits, 1 new trial",
  );
});

test("a verdict file without a sentence says nothing", () => {
  assert.equal(verdictText('{"verdict": "Trial 2 is chosen."}'), "Trial 2 is chosen.");
  assert.equal(verdictText("[]"), undefined);
  assert.equal(verdictText("not JSON"), undefined);
});
