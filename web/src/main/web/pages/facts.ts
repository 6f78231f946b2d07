// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import { count } from "../state/format.ts";

/** A JSON object as names and values; nested objects get their own heads. */
export function facts(json: string): TemplateResult {
  try {
    return object(JSON.parse(json) as unknown);
  } catch {
    return html`<pre class="text" tabindex="0">${json}</pre>`;
  }
}

function object(value: unknown): TemplateResult {
  if (value === null || typeof value !== "object") return html`<p>${plain(value)}</p>`;
  const entries = Object.entries(value);
  const simple = entries.filter(([, inner]) => !isObject(inner));
  const nested = entries.filter(([, inner]) => isObject(inner));
  return html`<div class="facts">
    ${
      simple.length
        ? html`<dl class="kv l">
            ${simple.map(
              ([name, inner]) =>
                html`<dt>${name}</dt>
                  <dd title=${plain(inner)}>${plain(inner)}</dd>`,
            )}
          </dl>`
        : ""
    }
    ${nested.map(
      ([name, inner]) =>
        html`<div>
          <h3>${name}</h3>
          ${object(inner)}
        </div>`,
    )}
  </div>`;
}

function isObject(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isObject);
  return value !== null && typeof value === "object";
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(", ");
  if (typeof value === "number") return Number.isInteger(value) ? count(value) : String(value);
  return value === null || value === undefined ? "unknown" : String(value);
}
