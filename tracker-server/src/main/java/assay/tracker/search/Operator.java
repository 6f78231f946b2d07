// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.Optional;

/** The comparisons of the filter language. */
enum Operator {
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  LIKE("LIKE"),
  ILIKE("ILIKE"),
  IN("IN"),
  NOT_IN("NOT IN"),
  IS_NULL("IS NULL"),
  IS_NOT_NULL("IS NOT NULL");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  /** Whether a filter may use it with such a field. */
  boolean isAllowed(Field field, Grammar grammar) {
    boolean labelled = field.kind() == FieldKind.PARAM || field.kind() == FieldKind.TAG;
    boolean free = grammar == Grammar.ASSAY;
    return switch (this) {
      case EQUAL, NOT_EQUAL -> true;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> field.numeric() || (free && labelled);
      case LIKE, ILIKE -> !field.numeric();
      case IN, NOT_IN -> !field.numeric() && (free || !labelled);
      case IS_NULL, IS_NOT_NULL -> labelled || free;
    };
  }

  static Optional<Operator> of(String symbol) {
    for (Operator operator : values()) {
      if (operator.symbol.equals(symbol)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }
}
