// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.ProblemCode;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVRecord;

/** A column that must hold numbers, and what is said of it where it does not. */
final class NumberColumn {
  private final CsvTable table;
  private final int column;
  private final String name;
  private final Complaints complaints;

  NumberColumn(CsvTable table, int column, Complaints complaints) {
    this.table = table;
    this.column = column;
    this.name = table.header().get(column);
    this.complaints = complaints;
  }

  /** Writes the numbers to {@code features[row * width + at]}. */
  void read(List<CSVRecord> rows, double[] features, int at, int width) {
    List<String> filled =
        rows.stream().map(row -> row.get(column)).filter(cell -> !cell.isBlank()).toList();
    if (!filled.isEmpty() && filled.stream().allMatch(cell -> number(cell).isEmpty())) {
      complainOfText(filled.getFirst());
      return;
    }
    if (!rows.isEmpty() && filled.isEmpty()) {
      complainOfEmptiness();
      return;
    }
    for (int row = 0; row < rows.size(); row++) {
      OptionalDouble number = number(rows.get(row).get(column));
      if (number.isPresent()) {
        features[row * width + at] = number.getAsDouble();
      } else {
        complainOfCell(rows.get(row));
      }
    }
  }

  /** Only what single precision, in which the engine computes, can hold. */
  static OptionalDouble number(String cell) {
    double number = CellText.number(cell);
    return Float.isFinite((float) number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  private void complainOfText(String example) {
    complaints.add(
        table.position(table.header(), column),
        ProblemCode.E106_NOT_SUPPORTED,
        "Column `%s` holds text such as \"%s\"; text columns are not supported yet."
            .formatted(name, CellText.shown(example)),
        "Leave the column out of the file, or write it as numbers: a 0/1 column for each value.");
  }

  private void complainOfEmptiness() {
    complaints.badData(
        table.position(table.header(), column),
        "Column `%s` is empty.".formatted(name),
        "Leave the column out of the file.");
  }

  private void complainOfCell(CSVRecord row) {
    String cell = row.get(column);
    complaints.badData(
        table.position(row, column),
        cell.isBlank()
            ? "`%s` wants a number, got an empty cell.".formatted(name)
            : "`%s` wants a number, got \"%s\".".formatted(name, CellText.shown(cell)),
        cell.isBlank()
            ? "Fill it in, or leave the row or the column out."
            : "Write it like 5.1 or -2e-3 (below 3.4e38), or leave the row out.");
  }
}
