// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const TOKENS = readFileSync(new URL("../../main/web/style/tokens.css", import.meta.url), "utf8");

function block(selector: string): string[] {
  const start = TOKENS.indexOf(selector);
  assert.ok(start >= 0, selector);
  const body = TOKENS.slice(TOKENS.indexOf("{", start) + 1, TOKENS.indexOf("}", start));
  return body
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line.startsWith("--"));
}

test("dark by the system and dark by choice are the same colours", () => {
  const system = block(':root:not([data-theme="light"])');

  assert.ok(system.length > 50);
  assert.deepEqual(block(':root[data-theme="dark"]'), system);
});
