// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bytes,
  columnDecimals,
  compact,
  counted,
  fixed,
  paramText,
  percent,
  signed,
} from "../../main/web/state/format.ts";

test("numbers have a real minus and narrow spaces between thousands", () => {
  assert.equal(fixed(-0.0021, 3), "−0.002");
  assert.equal(fixed(1284, 0), "1\u202f284");
  assert.equal(fixed(1234567.5, 1), "1\u202f234\u202f567.5");
  assert.equal(fixed(999.9, 1), "999.9");
});

test("zero has no sign", () => {
  assert.equal(fixed(-0.0001, 3), "0.000");
  assert.equal(signed(0, 3), "0.000");
  assert.equal(signed(0.0001, 3), "0.000");
});

test("differences have a sign", () => {
  assert.equal(signed(0.013, 3), "+0.013");
  assert.equal(signed(-0.013, 3), "−0.013");
});

test("what is not finite is said in words", () => {
  assert.equal(fixed(NaN, 3), "NaN");
  assert.equal(fixed(-Infinity, 3), "−∞");
});

test("decimals are two significant digits of the typical sd", () => {
  assert.equal(columnDecimals([0.964, 0.9, 0.8], [0.015, 0.012, 0.02]), 3);
  assert.equal(columnDecimals([16.7, 18.1], [3.37, 3.1]), 1);
  assert.equal(columnDecimals([4812, 4200], [38, 41]), 0);
});

test("decimals tell the best two apart, up to four", () => {
  assert.equal(columnDecimals([0.9641, 0.9642], [0.15, 0.12]), 4);
  assert.equal(columnDecimals([0.96410001, 0.96410002], [0.15, 0.12]), 4);
});

test("whole numbers stay whole", () => {
  assert.equal(columnDecimals([1, 20], []), 0);
  assert.equal(columnDecimals([], []), 0);
});

test("numbers that nobody knows the sd of have three digits", () => {
  assert.equal(compact(0.0713), "0.0713");
  assert.equal(compact(12.345), "12.3");
  assert.equal(compact(0.00001), "1e−5");
  assert.equal(compact(-12_345_678), "−1.23e7");
  assert.equal(compact(0), "0");
});

test("parameters are shown as declared", () => {
  assert.equal(paramText("0.0001"), "1e−4");
  assert.equal(paramText("1e-4"), "1e−4");
  assert.equal(paramText("0.05"), "0.05");
  assert.equal(paramText("-3"), "−3");
  assert.equal(paramText("[16,8]"), "[16, 8]");
  assert.equal(paramText("adam"), "adam");
});

test("amounts have units and plurals", () => {
  assert.equal(bytes(980), "980 B");
  assert.equal(bytes(4_200_000), "4.2 MB");
  assert.equal(bytes(412_000_000), "412 MB");
  assert.equal(counted(1, "fit"), "1 fit");
  assert.equal(counted(1284, "fit"), "1\u202f284 fits");
  assert.equal(percent(11, 27), "40%");
  assert.equal(percent(0, 0), "0%");
});
