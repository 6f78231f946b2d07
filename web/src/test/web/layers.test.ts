// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../../main/web/", import.meta.url);

/** What each folder may import beside itself and libraries: client ← state ← pages. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  client: [],
  state: ["client"],
  widgets: [],
  pages: ["client", "state", "widgets"],
};

for (const [layer, allowed] of Object.entries(MAY_IMPORT)) {
  test(`${layer} imports ${allowed.join(", ") || "nothing else"}`, () => {
    const files = readdirSync(new URL(layer, ROOT), { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".ts"),
    );
    assert.ok(files.length > 4);

    for (const file of files) {
      for (const other of foldersImported(new URL(`${layer}/${file}`, ROOT))) {
        assert.ok(other === layer || allowed.includes(other), `${layer}/${file}: ${other}`);
      }
    }
  });
}

function foldersImported(file: URL): string[] {
  const imports = readFileSync(file, "utf8").matchAll(/(?:from|import\(?) ?"(\.[^"]+)"/g);
  return [...imports].map(([, path]) => {
    const target = new URL(path!, file).pathname.slice(ROOT.pathname.length);
    return target.split("/")[0]!;
  });
}
