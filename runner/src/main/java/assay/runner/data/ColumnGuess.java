// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.ColumnType;
import assay.runner.spec.Problems;
import assay.runner.spec.TableSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What undeclared columns hold, seen from the first rows: numbers, if any of them has one, else
 * words. A word among numbers is more often a mistake than a category, and is told as one.
 */
final class ColumnGuess {
  static final int ROWS = 1000;

  private ColumnGuess() {}

  /** One for each column. Says nothing of mistakes: they are told when all rows are read. */
  static List<ColumnType> of(InputStream bytes, TableSpec spec) throws IOException {
    try (CsvRows rows = CsvRows.open(bytes, spec, new Complaints("", new Problems(), 0))) {
      boolean[] number = new boolean[rows.header().size()];
      boolean[] word = new boolean[number.length];
      while (rows.count() < ROWS && rows.next()) {
        for (int column = 0; column < number.length; column++) {
          String cell = rows.cell(column);
          if (!cell.isBlank() && !spec.missing().contains(cell)) {
            boolean isNumber = !Double.isNaN(CellText.number(cell.replace(spec.decimal(), '.')));
            number[column] |= isNumber;
            word[column] |= !isNumber;
          }
        }
      }
      List<ColumnType> types = new ArrayList<>();
      for (int column = 0; column < number.length; column++) {
        types.add(word[column] && !number[column] ? ColumnType.CATEGORY : ColumnType.NUMERIC);
      }
      return types;
    }
  }
}
