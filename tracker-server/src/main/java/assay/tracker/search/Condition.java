// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.Set;

/** What a comparison asks of the field on its left. Only {@code IS NULL} wants it missing. */
sealed interface Condition {

  boolean holdsFor(Field field, Row row);

  /** NaN rows never match a number, whatever the operator. */
  record NumberIs(Operator operator, double operand) implements Condition {
    @Override
    public boolean holdsFor(Field field, Row row) {
      return row.numbers(field).anyMatch(this::accepts);
    }

    boolean accepts(double value) {
      return !Double.isNaN(value) && compare(value);
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

  /** What is asked of a text that is there. */
  sealed interface TextTest extends Condition {

    boolean accepts(String value);

    @Override
    default boolean holdsFor(Field field, Row row) {
      return row.texts(field).anyMatch(this::accepts);
    }
  }

  record TextIs(boolean wanted, String operand) implements TextTest {
    @Override
    public boolean accepts(String value) {
      return value.equals(operand) == wanted;
    }
  }

  record TextLike(LikePattern pattern) implements TextTest {
    @Override
    public boolean accepts(String value) {
      return pattern.matches(value);
    }
  }

  /** Texts that are no numbers never match, whatever the operator. */
  record TextNumberIs(NumberIs number) implements TextTest {
    @Override
    public boolean accepts(String value) {
      return number.accepts(Numbers.find(value).orElse(Double.NaN));
    }
  }

  record TextIn(boolean wanted, Set<String> operands) implements TextTest {
    @Override
    public boolean accepts(String value) {
      return operands.contains(value) == wanted;
    }
  }

  record TextPresent(boolean wanted) implements Condition {
    @Override
    public boolean holdsFor(Field field, Row row) {
      return row.texts(field).findAny().isPresent() == wanted;
    }
  }

  record NumberPresent(boolean wanted) implements Condition {
    @Override
    public boolean holdsFor(Field field, Row row) {
      return row.numbers(field).findAny().isPresent() == wanted;
    }
  }
}
