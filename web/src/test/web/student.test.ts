// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import assert from "node:assert/strict";
import { test } from "node:test";
import { tQuantile } from "../../main/web/state/student.ts";

// scipy.stats.t.ppf, which printed tables agree with.
const KNOWN: [number, number, number][] = [
  [0.975, 1, 12.706204736432095],
  [0.975, 2, 4.302652729911275],
  [0.975, 4, 2.7764451051977987],
  [0.975, 5, 2.5705818366147395],
  [0.975, 9, 2.2621571628540993],
  [0.975, 14, 2.1447866879169273],
  [0.975, 29, 2.045229642132703],
  [0.975, 100, 1.9839715185235518],
  [0.975, 1000, 1.9623390808264078],
  [0.95, 10, 1.8124611228107335],
  [0.995, 3, 5.84090930973335],
];

for (const [probability, degrees, expected] of KNOWN) {
  test(`the ${probability} quantile with ${degrees} degrees of freedom is ${expected}`, () => {
    assert.ok(Math.abs(tQuantile(probability, degrees) - expected) < 1e-9 * expected);
  });
}

test("quantiles below one half are negative", () => {
  assert.equal(tQuantile(0.025, 5), -tQuantile(0.975, 5));
});

test("no degrees of freedom, no quantile", () => {
  assert.throws(() => tQuantile(0.975, 0), RangeError);
});
