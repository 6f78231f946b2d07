// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.Optional;
import java.util.function.IntPredicate;

/** Evaluates a comparison on columns: on the numbers, or once for each distinct text. */
final class ColumnFilter {

  private ColumnFilter() {}

  static IntPredicate of(Comparison comparison, Columns columns) {
    Optional<IntPredicate> columnar =
        switch (comparison.condition()) {
          case Condition.NumberIs is ->
              columns.findNumbers(comparison.field()).map(column -> numbers(column, is));
          case Condition.TextPresent present ->
              columns.findTexts(comparison.field()).map(column -> presence(column, present));
          case Condition.TextTest test ->
              columns.findTexts(comparison.field()).map(column -> texts(column, test));
        };
    return columnar.orElseGet(() -> row -> comparison.matches(columns.row(row)));
  }

  private static IntPredicate numbers(NumberColumn column, Condition.NumberIs is) {
    return row -> column.has(row) && is.accepts(column.number(row));
  }

  private static IntPredicate presence(TextColumn column, Condition.TextPresent present) {
    return row -> (column.code(row) != TextColumn.MISSING) == present.wanted();
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
