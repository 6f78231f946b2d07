// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import assert from "node:assert/strict";
import { test } from "node:test";
import { moved } from "../../main/web/widgets/grid-keys.ts";
import { offsetsOf, windowOf } from "../../main/web/widgets/grid-window.ts";
import { joined, summary, unfinite } from "../../main/web/widgets/lines.ts";

test("short tables are drawn whole", () => {
  const offsets = offsetsOf([32, 26, 32]);

  assert.deepEqual(windowOf(offsets, 0, 100), { first: 0, last: 3, above: 0, below: 0 });
});

test("of long tables only what is near the view is drawn", () => {
  const offsets = offsetsOf(new Array(2000).fill(32));

  const { first, last, above, below } = windowOf(offsets, 32_000, 800);

  assert.ok(first > 980 && first <= 1000, `${first}`);
  assert.ok(last >= 1025 && last < 1045, `${last}`);
  assert.equal(above, first * 32);
  assert.equal(below, (2000 - last) * 32);
});

test("the window never leaves the table", () => {
  const offsets = offsetsOf(new Array(200).fill(32));

  assert.equal(windowOf(offsets, -50, 800).first, 0);
  assert.equal(windowOf(offsets, 1e6, 800).last, 200);
});

test("keys move the focus by cells, rows and pages", () => {
  const key = (name: string, ctrlKey = false) =>
    moved({ row: 5, cell: 2 }, { key: name, ctrlKey }, 10);

  assert.deepEqual(key("ArrowUp"), { row: 4, cell: 2 });
  assert.deepEqual(key("PageDown"), { row: 15, cell: 2 });
  assert.deepEqual(key("Home"), { row: 5, cell: 0 });
  assert.deepEqual(key("Home", true), { row: 0, cell: 0 });
  assert.equal(key("x"), undefined);
});

const LINES = [
  {
    label: "train",
    slot: 1,
    points: [
      { step: 1, value: 0.5 },
      { step: 3, value: NaN },
    ],
  },
  { label: "val", slot: 2, points: [{ step: 2, value: 0.7 }] },
];

test("lines of different steps share one column of steps, gaps stay gaps", () => {
  assert.deepEqual(joined(LINES), [
    [1, 2, 3],
    [0.5, null, null],
    [null, 0.7, null],
  ]);
});

test("values that are not finite are known by their step", () => {
  assert.deepEqual(unfinite(LINES[0]!), [3]);
});

test("a chart is told in a sentence", () => {
  const text = summary("loss", LINES, "epoch", (value) => value.toFixed(1));

  assert.equal(text, "loss: train NaN at epoch 3, 1 not finite; val 0.7 at epoch 2");
});
