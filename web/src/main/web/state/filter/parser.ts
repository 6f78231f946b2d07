// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { Field, Fields } from "./fields.ts";
import { type Token, tokens } from "./lexer.ts";
import { FilterError, nearest, type Problem } from "./problem.ts";

export type Operator =
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "like"
  | "ilike"
  | "in"
  | "not in"
  | "is null"
  | "is not null";

export type Expression =
  | { readonly type: "and" | "or"; readonly items: readonly Expression[] }
  | { readonly type: "not"; readonly item: Expression }
  | Comparison;

export interface Comparison {
  readonly type: "comparison";
  readonly field: Field;
  readonly operator: Operator;
  readonly values: readonly string[];
  readonly start: number;
  readonly end: number;
}

export type Parsed =
  { readonly expression: Expression | undefined } | { readonly problem: Problem };

/** Reads a filter; an empty one has no expression and lets everything through. */
export function parseFilter(text: string, fields: Fields): Parsed {
  try {
    if (text.trim() === "") return { expression: undefined };
    return { expression: new Parser(tokens(text), fields).whole() };
  } catch (error) {
    if (error instanceof FilterError) return { problem: error.problem };
    throw error;
  }
}

const WORD_OPERATORS = ["like", "ilike", "in", "not", "is"];
const SYNONYMS: Record<string, Operator> = { "==": "=", "<>": "!=" };

class Parser {
  private at = 0;
  private readonly tokens: readonly Token[];
  private readonly fields: Fields;

  constructor(all: readonly Token[], fields: Fields) {
    this.tokens = all;
    this.fields = fields;
  }

  whole(): Expression {
    const expression = this.either();
    if (this.next().type !== "end") throw this.unexpected(["and", "or"]);
    return expression;
  }

  private either(): Expression {
    const items = [this.both()];
    while (this.takeWord("or")) items.push(this.both());
    return items.length === 1 ? items[0]! : { type: "or", items };
  }

  private both(): Expression {
    const items = [this.one()];
    while (this.takeWord("and")) items.push(this.one());
    return items.length === 1 ? items[0]! : { type: "and", items };
  }

  private one(): Expression {
    if (this.takeWord("not")) return { type: "not", item: this.one() };
    if (this.next().type !== "(") return this.comparison();
    this.take();
    const inner = this.either();
    if (this.next().type !== ")") throw this.unexpected(["and", "or", ")"]);
    this.take();
    return inner;
  }

  private comparison(): Comparison {
    const name = this.next();
    const field = this.field();
    const operator = this.operator();
    const values = this.values(field, operator);
    const end = this.tokens[this.at - 1]!.end;
    return { type: "comparison", field, operator, values, start: name.start, end };
  }

  private field(): Field {
    const token = this.next();
    if (token.type !== "word" && token.type !== "string") throw this.unexpected(["a name"]);
    const field = this.fields.find(token.text);
    if (!field) throw this.unknown(token);
    this.take();
    return field;
  }

  private unknown(token: Token): FilterError {
    const last = this.tokens[this.at + 1]!.type === "end";
    return new FilterError({
      start: token.start,
      end: token.end,
      expected: ["a parameter", "a metric", "a tag"],
      found: token.text,
      message: `no run here has “${token.text}”.`,
      ...fixed(this.fields.nearest(token.text)),
      unfinished: last,
    });
  }

  private operator(): Operator {
    const token = this.next();
    if (token.type === "operator") {
      this.take();
      return SYNONYMS[token.text] ?? (token.text as Operator);
    }
    for (const word of ["like", "ilike", "in"] as const) if (this.takeWord(word)) return word;
    if (this.takeWord("not")) {
      this.require("in");
      return "not in";
    }
    if (this.takeWord("is")) return this.nullness();
    throw this.unexpected(["=", "!=", "<", "<=", ">", ">=", "like", "in"], WORD_OPERATORS);
  }

  private nullness(): Operator {
    const negative = this.takeWord("not");
    this.require("null");
    return negative ? "is not null" : "is null";
  }

  private values(field: Field, operator: Operator): string[] {
    if (operator === "is null" || operator === "is not null") return [];
    if (operator === "in" || operator === "not in") return this.list(field);
    return [this.value(field, operator)];
  }

  private list(field: Field): string[] {
    if (this.next().type !== "(") throw this.unexpected(["("]);
    const values: string[] = [];
    do {
      this.take();
      values.push(this.value(field, "in"));
    } while (this.next().type === ",");
    if (this.next().type !== ")") throw this.unexpected([",", ")"]);
    this.take();
    return values;
  }

  private value(field: Field, operator: Operator): string {
    const token = this.next();
    if (token.type !== "word" && token.type !== "string") throw this.unexpected(["a value"]);
    const text = token.text.replace("\u2212", "-");
    const pattern = operator === "like" || operator === "ilike";
    if (field.kind === "metric" && !pattern && !isNumber(text)) throw this.unexpected(["a number"]);
    this.take();
    return text;
  }

  private next(): Token {
    return this.tokens[this.at]!;
  }

  private take(): void {
    this.at++;
  }

  private takeWord(word: string): boolean {
    const hit = this.next().type === "word" && this.next().text.toLowerCase() === word;
    if (hit) this.take();
    return hit;
  }

  private require(word: string): void {
    if (!this.takeWord(word)) throw this.unexpected([word]);
  }

  private unexpected(expected: readonly string[], words = expected): FilterError {
    const { type, text, start, end } = this.next();
    const fix = type === "word" ? nearest(text, words.filter(isWord)) : undefined;
    const found = type === "end" ? "the end" : text;
    return new FilterError({
      start,
      end,
      expected,
      found,
      ...fixed(fix),
      unfinished: type === "end" || (fix === undefined && this.typing()),
    });
  }

  /** The last word may be the beginning of a longer one. */
  private typing(): boolean {
    return this.next().type === "word" && this.tokens[this.at + 1]!.type === "end";
  }
}

function fixed(fix: string | undefined): { fix?: string } {
  return fix === undefined ? {} : { fix };
}

function isWord(text: string): boolean {
  return /^[a-z]+$/.test(text);
}

export function isNumber(text: string): boolean {
  return text.trim() !== "" && !Number.isNaN(Number(text));
}
