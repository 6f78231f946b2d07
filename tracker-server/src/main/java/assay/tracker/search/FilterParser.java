// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import assay.tracker.search.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code field operator value AND ...}; there is no OR and there are no parentheses. */
final class FilterParser {

  private final Tokens tokens;
  private final FieldParser fields;

  FilterParser(String text, Vocabulary vocabulary) {
    this.tokens = new Tokens("filter string", text);
    this.fields = new FieldParser(tokens, vocabulary, false);
  }

  Filter parse() {
    if (tokens.peek().kind() == Kind.END) {
      return Filter.EVERYTHING;
    }
    List<Comparison> comparisons = new ArrayList<>();
    do {
      Field field = fields.parse();
      comparisons.add(new Comparison(field, condition(field)));
    } while (tokens.takeIfWord("AND"));
    if (tokens.peek().kind() != Kind.END) {
      throw tokens.expected("AND or the end", tokens.peek());
    }
    return new Filter(comparisons);
  }

  private Condition condition(Field field) {
    Token token = tokens.peek();
    Operator operator = operator();
    if (!isAllowed(operator, field)) {
      throw tokens.problem(
          token.column(), "%s cannot be used with %s".formatted(operator.symbol(), field));
    }
    return switch (operator) {
      case IS_NULL, IS_NOT_NULL -> new Condition.TextPresent(operator == Operator.IS_NOT_NULL);
      case IN, NOT_IN -> new Condition.TextIn(operator == Operator.IN, texts());
      case LIKE, ILIKE ->
          new Condition.TextLike(LikePattern.compile(text(field), operator == Operator.ILIKE));
      default ->
          field.numeric()
              ? new Condition.NumberIs(operator, number(field))
              : new Condition.TextIs(operator == Operator.EQUAL, text(field));
    };
  }

  private static boolean isAllowed(Operator operator, Field field) {
    boolean labelled = field.kind() == FieldKind.PARAM || field.kind() == FieldKind.TAG;
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> true;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> field.numeric();
      case LIKE, ILIKE -> !field.numeric();
      case IN, NOT_IN -> !field.numeric() && !labelled;
      case IS_NULL, IS_NOT_NULL -> labelled;
    };
  }

  private Operator operator() {
    Token token = tokens.take();
    if (token.kind() != Kind.SIGN && token.kind() != Kind.WORD) {
      throw tokens.expected("an operator", token);
    }
    return Operator.of(symbol(token)).orElseThrow(() -> tokens.expected("an operator", token));
  }

  private String symbol(Token first) {
    if (first.isWord("NOT")) {
      return tokens.takeIfWord("IN") ? "NOT IN" : first.text();
    }
    if (first.isWord("IS")) {
      boolean not = tokens.takeIfWord("NOT");
      return tokens.takeIfWord("NULL") ? (not ? "IS NOT NULL" : "IS NULL") : first.text();
    }
    return first.text().toUpperCase(Locale.ROOT);
  }

  private double number(Field field) {
    boolean whole = field.kind() == FieldKind.ATTRIBUTE;
    Token token = tokens.take();
    Optional<Double> number =
        token.kind() == Kind.WORD ? parsed(token.text(), whole) : Optional.empty();
    return number.orElseThrow(
        () -> tokens.expected((whole ? "a whole number" : "a number") + " for " + field, token));
  }

  private static Optional<Double> parsed(String text, boolean whole) {
    // Java would also take 1d, 0x1p3 and NaN.
    if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
      return Optional.empty();
    }
    double number = Double.parseDouble(text);
    return whole && number != Math.rint(number) ? Optional.empty() : Optional.of(number);
  }

  private String text(Field field) {
    Token token = tokens.take();
    if (token.kind() != Kind.SINGLE_QUOTED && token.kind() != Kind.DOUBLE_QUOTED) {
      throw tokens.expected("a quoted string value for " + field, token);
    }
    return token.text();
  }

  private Set<String> texts() {
    if (!tokens.takeIf(Kind.OPEN)) {
      throw tokens.expected("a list such as ('a', 'b')", tokens.peek());
    }
    Set<String> texts = new HashSet<>();
    do {
      Token token = tokens.take();
      if (token.kind() != Kind.SINGLE_QUOTED) {
        throw tokens.expected("a string in single quotes", token);
      }
      texts.add(token.text());
    } while (tokens.takeIf(Kind.COMMA));
    if (!tokens.takeIf(Kind.CLOSE)) {
      throw tokens.expected(", or )", tokens.peek());
    }
    return texts;
  }
}
