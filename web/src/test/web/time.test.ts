// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import assert from "node:assert/strict";
import { test } from "node:test";
import { duration, remaining, timeLeft, when } from "../../main/web/state/time.ts";

const NOW = new Date(2026, 10, 24, 12, 0, 0).getTime();

test("durations have two units at most", () => {
  assert.equal(duration(39), "39 ms");
  assert.equal(duration(3200), "3.2 s");
  assert.equal(duration(9999), "10 s");
  assert.equal(duration(41_000), "41 s");
  assert.equal(duration(860_000), "14 min 20 s");
  assert.equal(duration(41 * 60_000), "41 min");
  assert.equal(duration(7_500_000), "2 h 05 min");
});

test("the time left is that of the pace so far", () => {
  assert.equal(remaining(1000, 11_000, 5, 20), 30_000);
  assert.equal(remaining(1000, 11_000, 20, 20), 0);
});

test("before anything is done nobody knows the time left", () => {
  assert.equal(remaining(1000, 11_000, 0, 20), undefined);
  assert.equal(remaining(11_000, 1000, 5, 20), undefined);
});

test("forecasts are no finer than minutes", () => {
  assert.equal(timeLeft(20_400), "20 s left");
  assert.equal(timeLeft(19.4 * 60_000), "19 min left");
  assert.equal(timeLeft(72 * 60_000), "1 h 12 min left");
});

test("times are told from now", () => {
  assert.equal(when(NOW - 5000, NOW), "just now");
  assert.equal(when(NOW - 130_000, NOW), "2 min ago");
  assert.equal(when(new Date(2026, 10, 24, 9, 41).getTime(), NOW), "today 09:41");
  assert.equal(when(new Date(2026, 10, 23, 17, 20).getTime(), NOW), "yesterday 17:20");
  assert.equal(when(new Date(2026, 10, 20).getTime(), NOW), "20 Nov");
  assert.equal(when(new Date(2025, 10, 20).getTime(), NOW), "20 Nov 2025");
});
