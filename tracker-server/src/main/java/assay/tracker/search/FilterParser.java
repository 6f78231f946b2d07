// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import assay.tracker.search.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads {@code field operator value AND ...}. In MLflow's grammar there is no more; Assay's has
 * {@code OR}, which binds weaker than {@code AND}, {@code NOT}, which binds strongest, and
 * parentheses.
 */
final class FilterParser {

  /** Of parentheses and NOTs inside each other: nobody writes more, and the stack has an end. */
  private static final int MAX_DEPTH = 100;

  private final Grammar grammar;
  private final Tokens tokens;
  private final FieldParser fields;
  private int depth;

  FilterParser(String text, Grammar grammar, Vocabulary vocabulary, KeyNames keys) {
    this.grammar = grammar;
    this.tokens = new Tokens("filter string", text);
    this.fields = new FieldParser(tokens, vocabulary, keys, false);
  }

  Filter parse() {
    if (tokens.peek().kind() == Kind.END) {
      return Filter.EVERYTHING;
    }
    Expression expression = grammar == Grammar.ASSAY ? any() : all();
    if (tokens.peek().kind() != Kind.END) {
      throw grammar == Grammar.ASSAY
          ? tokens.expected(tokens.peek(), "AND", "OR", "the end")
          : tokens.expected(tokens.peek(), "AND", "the end");
    }
    return new Filter(expression);
  }

  private Expression any() {
    List<Expression> parts = new ArrayList<>();
    do {
      parts.add(all());
    } while (tokens.takeIfWord("OR"));
    return Expression.Any.of(parts);
  }

  private Expression all() {
    List<Expression> parts = new ArrayList<>();
    do {
      parts.add(grammar == Grammar.ASSAY ? part() : comparison());
    } while (tokens.takeIfWord("AND"));
    return Expression.All.of(parts);
  }

  private Expression part() {
    if (depth == MAX_DEPTH) {
      throw tokens.problem(
          tokens.peek().column(), "more than %d levels deep".formatted(MAX_DEPTH), List.of());
    }
    depth++;
    Expression part;
    if (tokens.takeIfWord("NOT")) {
      part = new Expression.Not(part());
    } else if (tokens.takeIf(Kind.OPEN)) {
      part = any();
      if (!tokens.takeIf(Kind.CLOSE)) {
        throw tokens.expected(tokens.peek(), "AND", "OR", ")");
      }
    } else {
      part = comparison();
    }
    depth--;
    return part;
  }

  private Comparison comparison() {
    Field field = fields.parse();
    return new Comparison(field, condition(field));
  }

  private Condition condition(Field field) {
    Token token = tokens.peek();
    Operator operator = operator(field);
    if (!operator.isAllowed(field, grammar)) {
      throw tokens.problem(
          token.column(),
          "%s cannot be used with %s".formatted(operator.symbol(), field),
          List.of(allowed(field)));
    }
    return switch (operator) {
      case IS_NULL, IS_NOT_NULL -> presence(field, operator == Operator.IS_NOT_NULL);
      case IN, NOT_IN -> new Condition.TextIn(operator == Operator.IN, texts());
      case LIKE, ILIKE ->
          new Condition.TextLike(new LikePattern(text(field), operator == Operator.ILIKE));
      default -> comparison(field, operator);
    };
  }

  private static Condition presence(Field field, boolean wanted) {
    return field.numeric()
        ? new Condition.NumberPresent(wanted)
        : new Condition.TextPresent(wanted);
  }

  private Condition comparison(Field field, Operator operator) {
    if (field.numeric()) {
      return new Condition.NumberIs(operator, number(field));
    }
    boolean ordered = operator != Operator.EQUAL && operator != Operator.NOT_EQUAL;
    boolean numbersToo =
        grammar == Grammar.ASSAY
            && field.kind() != FieldKind.ATTRIBUTE
            && tokens.peek().kind() == Kind.WORD;
    return ordered || numbersToo
        ? new Condition.TextNumberIs(new Condition.NumberIs(operator, number(field)))
        : new Condition.TextIs(operator == Operator.EQUAL, text(field));
  }

  private String[] allowed(Field field) {
    return Stream.of(Operator.values())
        .filter(operator -> operator.isAllowed(field, grammar))
        .map(Operator::symbol)
        .toArray(String[]::new);
  }

  private Operator operator(Field field) {
    Token token = tokens.take();
    if (token.kind() != Kind.SIGN && token.kind() != Kind.WORD) {
      throw noOperator(token, field);
    }
    return Operator.of(symbol(token)).orElseThrow(() -> noOperator(token, field));
  }

  private SearchSyntaxException noOperator(Token token, Field field) {
    return tokens.problem(
        token.column(), "expected an operator, found " + token.shown(), List.of(allowed(field)));
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
    OptionalDouble number =
        token.kind() == Kind.WORD ? Numbers.find(token.text()) : OptionalDouble.empty();
    if (number.isEmpty() || (whole && number.getAsDouble() != Math.rint(number.getAsDouble()))) {
      throw tokens.expected(token, (whole ? "a whole number" : "a number") + " for " + field);
    }
    return number.getAsDouble();
  }

  private String text(Field field) {
    Token token = tokens.take();
    if (token.kind() != Kind.SINGLE_QUOTED && token.kind() != Kind.DOUBLE_QUOTED) {
      throw tokens.expected(token, "a quoted string value for " + field);
    }
    return token.text();
  }

  private Set<String> texts() {
    if (!tokens.takeIf(Kind.OPEN)) {
      throw tokens.expected(tokens.peek(), "a list such as ('a', 'b')");
    }
    Set<String> texts = new HashSet<>();
    do {
      Token token = tokens.take();
      if (token.kind() != Kind.SINGLE_QUOTED) {
        throw tokens.expected(token, "a string in single quotes");
      }
      texts.add(token.text());
    } while (tokens.takeIf(Kind.COMMA));
    if (!tokens.takeIf(Kind.CLOSE)) {
      throw tokens.expected(tokens.peek(), ",", ")");
    }
    return texts;
  }
}
