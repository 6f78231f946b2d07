// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

import assay.tracker.search.Field;
import assay.tracker.search.NumberColumn;
import assay.tracker.search.Row;
import assay.tracker.search.TextColumn;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** A row of the columns; means nothing once they may change. */
public final class IndexRow implements Row {

  private final RunColumns columns;
  private final int row;
  private final IntFunction<Row> rest;

  IndexRow(RunColumns columns, int row, IntFunction<Row> rest) {
    this.columns = columns;
    this.row = row;
    this.rest = rest;
  }

  @Override
  public Optional<String> text(Field field) {
    Optional<TextColumn> column = columns.findTexts(field);
    if (column.isEmpty()) {
      return rest.apply(row).text(field);
    }
    int code = column.get().code(row);
    return code == TextColumn.MISSING ? Optional.empty() : Optional.of(column.get().text(code));
  }

  @Override
  public OptionalDouble number(Field field) {
    Optional<NumberColumn> column = columns.findNumbers(field);
    return column.isPresent() && column.get().has(row)
        ? OptionalDouble.of(column.get().number(row))
        : OptionalDouble.empty();
  }
}
