// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.Optional;

/** Compares rows in columns by one sort key, as {@link SortKey} compares rows. */
final class ColumnOrder {

  private ColumnOrder() {}

  static RowOrder of(SortKey key, Columns columns) {
    Optional<RowOrder> columnar =
        key.field().numeric()
            ? columns.findNumbers(key.field()).map(column -> numbers(column, key.descending()))
            : columns.findTexts(key.field()).map(column -> texts(column, key.descending()));
    return columnar.orElseGet(() -> (a, b) -> key.compare(columns.row(a), columns.row(b)));
  }

  private static RowOrder numbers(NumberColumn column, boolean descending) {
    return (a, b) -> {
      int rankOfA = rank(column, a);
      int byRank = Integer.compare(rankOfA, rank(column, b));
      if (byRank != 0 || rankOfA > 0) {
        return byRank;
      }
      int ascending = Double.compare(column.number(a), column.number(b));
      return descending ? -ascending : ascending;
    };
  }

  private static int rank(NumberColumn column, int row) {
    if (!column.has(row)) {
      return 2;
    }
    return Double.isNaN(column.number(row)) ? 1 : 0;
  }

  private static RowOrder texts(TextColumn column, boolean descending) {
    return (a, b) -> {
      int codeOfA = column.code(a);
      int codeOfB = column.code(b);
      if (codeOfA == codeOfB) {
        return 0;
      }
      if (codeOfA == TextColumn.MISSING || codeOfB == TextColumn.MISSING) {
        return codeOfA == TextColumn.MISSING ? 1 : -1;
      }
      int ascending = column.text(codeOfA).compareTo(column.text(codeOfB));
      return descending ? -ascending : ascending;
    };
  }
}
