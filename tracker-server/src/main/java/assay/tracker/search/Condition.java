// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.Set;
import java.util.regex.Pattern;

/** What a comparison asks of the field on its left. Only {@code IS NULL} wants it missing. */
sealed interface Condition {

  boolean holdsFor(Field field, Row row);

  /** NaN rows never match a number, whatever the operator. */
  record NumberIs(Operator operator, double operand) implements Condition {
    @Override
    public boolean holdsFor(Field field, Row row) {
      return row.numbers(field).anyMatch(value -> !Double.isNaN(value) && compare(value));
    }

    private boolean compare(double value) {
      return switch (operator) {
        case EQUAL -> value == operand;
        case NOT_EQUAL -> value != operand;
        case LESS -> value < operand;
        case LESS_OR_EQUAL -> value <= operand;
        case GREATER -> value > operand;
        case GREATER_OR_EQUAL -> value >= operand;
        default -> throw new IllegalStateException(operator + " does not compare numbers");
      };
    }
  }

  record TextIs(boolean wanted, String operand) implements Condition {
    @Override
    public boolean holdsFor(Field field, Row row) {
      return row.texts(field).anyMatch(value -> value.equals(operand) == wanted);
    }
  }

  record TextLike(Pattern pattern) implements Condition {
    @Override
    public boolean holdsFor(Field field, Row row) {
      return row.texts(field).anyMatch(value -> pattern.matcher(value).matches());
    }
  }

  record TextIn(boolean wanted, Set<String> operands) implements Condition {
    @Override
    public boolean holdsFor(Field field, Row row) {
      return row.texts(field).anyMatch(value -> operands.contains(value) == wanted);
    }
  }

  record TextPresent(boolean wanted) implements Condition {
    @Override
    public boolean holdsFor(Field field, Row row) {
      return row.texts(field).findAny().isPresent() == wanted;
    }
  }
}
