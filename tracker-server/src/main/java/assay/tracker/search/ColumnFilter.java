// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Evaluates a filter on columns: on the numbers, and once for each distinct text. */
final class ColumnFilter {

  private final Columns columns;

  ColumnFilter(Columns columns) {
    this.columns = columns;
  }

  IntPredicate of(Expression expression) {
    return switch (expression) {
      case Expression.All(List<Expression> parts) ->
          parts.stream().map(this::of).reduce(IntPredicate::and).orElse(row -> true);
      case Expression.Any(List<Expression> parts) ->
          parts.stream().map(this::of).reduce(IntPredicate::or).orElse(row -> false);
      case Expression.Not(Expression part) -> of(part).negate();
      case Comparison comparison -> of(comparison);
    };
  }

  private IntPredicate of(Comparison comparison) {
    Field field = comparison.field();
    Optional<IntPredicate> columnar =
        switch (comparison.condition()) {
          case Condition.NumberIs is ->
              columns.findNumbers(field).map(column -> numbers(column, is));
          case Condition.NumberPresent(boolean wanted) ->
              columns.findNumbers(field).map(column -> row -> column.has(row) == wanted);
          case Condition.TextPresent(boolean wanted) ->
              columns.findTexts(field).map(column -> row -> isThere(column, row) == wanted);
          case Condition.TextTest test ->
              columns.findTexts(field).map(column -> texts(column, test));
        };
    return columnar.orElseGet(() -> row -> comparison.matches(columns.row(row)));
  }

  private static IntPredicate numbers(NumberColumn column, Condition.NumberIs is) {
    return row -> column.has(row) && is.accepts(column.number(row));
  }

  private static boolean isThere(TextColumn column, int row) {
    return column.code(row) != TextColumn.MISSING;
  }

  private static IntPredicate texts(TextColumn column, Condition.TextTest test) {
    Verdicts verdicts = new Verdicts(column, test);
    return row -> verdicts.accept(column.code(row));
  }

  /** What a test says of each distinct text, asked when it is first needed. */
  private static final class Verdicts {

    private static final byte YES = 1;
    private static final byte NO = 2;

    private final TextColumn column;
    private final Condition.TextTest test;
    private final byte[] known;

    Verdicts(TextColumn column, Condition.TextTest test) {
      this.column = column;
      this.test = test;
      this.known = new byte[column.codes()];
    }

    boolean accept(int code) {
      if (code == TextColumn.MISSING) {
        return false;
      }
      if (known[code] == 0) {
        known[code] = test.accepts(column.text(code)) ? YES : NO;
      }
      return known[code] == YES;
    }
  }
}
