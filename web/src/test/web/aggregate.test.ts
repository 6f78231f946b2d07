// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  aggregates,
  interval,
  pairedDifference,
  testToTrain,
} from "../../main/web/state/aggregate.ts";
import { run } from "./runs.ts";

function near(actual: number | undefined, expected: number) {
  assert.ok(actual !== undefined && Math.abs(actual - expected) < 1e-9, `${actual}`);
}

test("sd, se and n belong to their metric", () => {
  const metrics = { accuracy: 0.9, "accuracy.sd": 0.1, "accuracy.se": 0.05, "accuracy.n": 6 };

  const found = aggregates(run({ metrics }).metrics);

  assert.deepEqual([...found.keys()], ["accuracy"]);
  assert.deepEqual(found.get("accuracy"), { mean: 0.9, sd: 0.1, se: 0.05, n: 6 });
});

test("a metric that only looks like a part stays a metric", () => {
  const found = aggregates(run({ metrics: { "weird.sd": 1 } }).metrics);

  assert.deepEqual([...found.keys()], ["weird.sd"]);
});

test("an sd that is not finite is absent", () => {
  const found = aggregates(run({ metrics: { rmse: 1, "rmse.sd": NaN } }).metrics);

  assert.deepEqual(found.get("rmse"), { mean: 1 });
});

test("the interval is mean ± t(0.975, n − 1)·se", () => {
  const found = interval({ mean: 0.9, sd: 0.1, se: 0.05, n: 6 });

  near(found?.low, 0.9 - 2.5705818366147395 * 0.05);
  near(found?.high, 0.9 + 2.5705818366147395 * 0.05);
});

test("one fit has no interval", () => {
  assert.equal(interval({ mean: 0.9, n: 1 }), undefined);
  assert.equal(interval({ mean: 0.9, se: 0.1, n: 1 }), undefined);
});

test("the standard error tells test rows to training rows", () => {
  const se = 0.1 * Math.sqrt(1 / 5 + 1 / 4);

  near(testToTrain({ mean: 0.9, sd: 0.1, se, n: 5 }), 0.25);
});

test("differences have the corrected interval", () => {
  const found = pairedDifference([0.1, 0.2, 0.3], 0.5);

  near(found?.mean, 0.2);
  near(found?.high, 0.2 + 4.302652729911275 * 0.1 * Math.sqrt(1 / 3 + 0.5));
});

test("one pair has no interval", () => {
  assert.equal(pairedDifference([0.1], 0.5), undefined);
});
