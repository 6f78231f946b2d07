// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { tokens } from "./lexer.ts";
import { FilterError } from "./problem.ts";

export interface Part {
  /** name, operator or joining word, value */
  readonly role: "k" | "o" | "v";
  readonly start: number;
  readonly end: number;
}

const JOINING = new Set(["and", "or", "not", "in", "like", "ilike", "is", "null"]);

/** What to colour in a filter, as far as it can be read. */
export function parts(text: string): Part[] {
  try {
    let value = false;
    return tokens(text)
      .filter(({ type }) => type !== "end")
      .map(({ type, text: word, start, end }): Part => {
        if (type === "operator") value = true;
        else if (type === "word" && JOINING.has(word.toLowerCase())) {
          value = !["and", "or"].includes(word.toLowerCase()) && word.toLowerCase() !== "not";
        } else if (type === "word" || type === "string") {
          return { role: value ? "v" : "k", start, end };
        }
        return { role: "o", start, end };
      });
  } catch (error) {
    if (error instanceof FilterError) return [];
    throw error;
  }
}
