// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import assay.tracker.search.Token.Kind;

/** Reads the name of a field: {@code metrics.loss}, {@code params."my key"}, {@code status}. */
final class FieldParser {

  private final Tokens tokens;
  private final Vocabulary vocabulary;
  private final boolean forSorting;

  FieldParser(Tokens tokens, Vocabulary vocabulary, boolean forSorting) {
    this.tokens = tokens;
    this.vocabulary = vocabulary;
    this.forSorting = forSorting;
  }

  Field parse() {
    Token token = tokens.take();
    if (!token.isName()) {
      throw tokens.expected("the name of a field", token);
    }
    if (tokens.takeIf(Kind.DOT)) {
      return field(token, token.text(), quotedName());
    }
    int dot = token.kind() == Kind.WORD ? token.text().indexOf('.') : -1;
    if (dot < 0) {
      return field(token, FieldKind.ATTRIBUTE, token.text());
    }
    return field(token, token.text().substring(0, dot), token.text().substring(dot + 1));
  }

  private String quotedName() {
    Token name = tokens.take();
    if (!name.isName()) {
      throw tokens.expected("a name, bare or in \"double quotes\" or `backticks`", name);
    }
    return name.text();
  }

  private Field field(Token token, String prefix, String name) {
    FieldKind kind =
        vocabulary
            .findKind(prefix)
            .orElseThrow(() -> tokens.problem(token.column(), unknownPrefix(prefix)));
    return field(token, kind, name);
  }

  private Field field(Token token, FieldKind kind, String name) {
    return vocabulary
        .findField(kind, name, forSorting)
        .orElseThrow(() -> tokens.problem(token.column(), unknownField(kind, name)));
  }

  private String unknownPrefix(String prefix) {
    return "unknown kind of field '%s'; known are %s".formatted(prefix, vocabulary.prefixes());
  }

  private String unknownField(FieldKind kind, String name) {
    return kind == FieldKind.DATASET
        ? "unknown field '%s' of a dataset; known are name, digest, context".formatted(name)
        : "unknown attribute '%s'; known are %s".formatted(name, vocabulary.attributes());
  }
}
