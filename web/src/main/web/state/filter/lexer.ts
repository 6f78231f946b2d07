// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { FilterError } from "./problem.ts";

export type TokenType = "word" | "string" | "operator" | "(" | ")" | "," | "end";

export interface Token {
  readonly type: TokenType;
  /** without quotes */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const OPERATORS = ["<=", ">=", "!=", "<>", "==", "=", "<", ">"];
// Keys may hold slashes, colons, dashes and dots; `[` starts the values of array parameters.
const WORD = /[\p{L}\p{N}_./:+-]|[[\]{}*%@#~&|?;$^\u2212]/u;

/** Splits a filter; the last token has the type `end`. */
export function tokens(text: string): Token[] {
  const result: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at]!)) {
      at++;
      continue;
    }
    const token = tokenAt(text, at);
    result.push(token);
    at = token.end;
  }
  result.push({ type: "end", text: "", start: text.length, end: text.length });
  return result;
}

function tokenAt(text: string, start: number): Token {
  const character = text[start]!;
  if ("(),".includes(character)) {
    return { type: character as TokenType, text: character, start, end: start + 1 };
  }
  const operator = OPERATORS.find((candidate) => text.startsWith(candidate, start));
  if (operator) {
    return { type: "operator", text: operator, start, end: start + operator.length };
  }
  if (`'"\``.includes(character)) return quoted(text, start);
  if (character === "[") return array(text, start);
  if (WORD.test(character)) return word(text, start);
  const expected = ["a name", "a value"];
  const end = start + 1;
  throw new FilterError({ start, end, expected, found: character, unfinished: false });
}

function quoted(text: string, start: number): Token {
  const quote = text[start]!;
  const end = text.indexOf(quote, start + 1);
  if (end < 0) {
    const found = "the end";
    const fix = text.slice(start) + quote;
    throw new FilterError({
      start,
      end: text.length,
      expected: [`a closing ${quote}`],
      found,
      fix,
      unfinished: true,
    });
  }
  const type = quote === "`" ? "word" : "string";
  return { type, text: text.slice(start + 1, end), start, end: end + 1 };
}

/** `[16, 8]` is one value. */
function array(text: string, start: number): Token {
  const close = text.indexOf("]", start);
  const end = close < 0 ? text.length : close + 1;
  return { type: "word", text: text.slice(start, end), start, end };
}

/** A word; quoted parts belong to it, as in tags.`mlflow.user`. */
function word(text: string, start: number): Token {
  let end = start;
  let content = "";
  while (end < text.length) {
    const character = text[end]!;
    if (`"\``.includes(character) && text[end - 1] === ".") {
      const part = quoted(text, end);
      content += part.text;
      end = part.end;
    } else if (WORD.test(character)) {
      content += character;
      end++;
    } else break;
  }
  return { type: "word", text: content, start, end };
}
