// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import assert from "node:assert/strict";
import { test } from "node:test";
import { hardwareParameters, hardwareView } from "../../main/web/state/hardware.ts";
import {
  figure,
  fineShare,
  flops,
  interval,
  memory,
  signedShare,
  times,
} from "../../main/web/pages/hardware-words.ts";
import { across, linearAxis, logAxis } from "../../main/web/widgets/scales.ts";

test("a link holds the whole comparison", () => {
  const view = { experiments: ["3", "5"], across: "batch", baseline: "8", model: "bert" } as const;

  const parameters = hardwareParameters(view, new URLSearchParams("theme=dark"));

  assert.equal(parameters.get("theme"), "dark");
  assert.deepEqual(hardwareView(parameters), view);
});

test("defaults leave the link empty", () => {
  const view = hardwareView(new URLSearchParams("by=colour"));

  assert.deepEqual(view, { experiments: [], across: "device" });
  assert.equal(hardwareParameters(view, new URLSearchParams("base=L4")).toString(), "");
});

test("figures have three digits", () => {
  assert.equal(figure(0.12345), "0.123");
  assert.equal(figure(1), "1.00");
  assert.equal(figure(12.345), "12.3");
  assert.equal(figure(1404.6), "1\u202f405");
  assert.equal(figure(0), "0");
  assert.equal(figure(0.00001234), "1.23e−5");
  assert.equal(times(2), "×2.00");
  assert.equal(interval({ low: 1.9113, high: 2.0928 }), "[1.91, 2.09]");
  assert.equal(interval({ low: 1 }), "");
});

test("shares, memory and FLOP/s have their units", () => {
  assert.equal(fineShare(0.627), "62.7%");
  assert.equal(fineShare(0.00041), "0.041%");
  assert.equal(signedShare(-0.03), "−3%");
  assert.equal(signedShare(0), "0%");
  assert.equal(memory(2.2e9), "2.20 GB");
  assert.equal(flops(2e11), "200 GFLOP/s");
});

test("logarithmic axes have round ticks and a margin", () => {
  const { at, ticks } = logAxis([1, 100]);

  assert.deepEqual(ticks, [1, 10, 100]);
  assert.ok(at(1) > 0 && at(1) < 0.1);
  assert.ok(Math.abs(at(10) - 0.5) < 1e-9);
  assert.ok(at(100) < 1 && at(100) > 0.9);
});

test("linear axes have round ticks to both ends", () => {
  const { at, ticks } = linearAxis(-0.05, 0.05);

  assert.deepEqual(
    ticks.map((tick) => Math.round(tick * 100)),
    [-4, -2, 0, 2, 4],
  );
  assert.equal(at(0), 0.5);
  assert.equal(across(at(0)), "50%");
});
