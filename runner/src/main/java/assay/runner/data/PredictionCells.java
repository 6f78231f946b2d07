// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

/** Reads cells of predictions as numbers, and complains of those that are none. */
final class PredictionCells {
  private static final double LARGEST_COUNT = 9e15;

  private final CsvRows rows;

  PredictionCells(CsvRows rows) {
    this.rows = rows;
  }

  /** NaN, with a complaint, where there is no finite number. */
  double number(int column) {
    String cell = rows.cell(column);
    double number = CellText.number(cell);
    if (Double.isFinite(number)) {
      return number;
    }
    String wanted = "`%s` wants a number, got ".formatted(name(column));
    if (cell.isBlank()) {
      rows.complain(column, wanted + "an empty cell.", "Fill it in, or leave the row out.");
    } else if (cell.matches("(?i)[+-]?(nan|inf|infinity|na|null|none)")) {
      rows.complain(
          column,
          wanted + "\"%s\".".formatted(cell),
          "Leave the row out, or write what should count instead.");
    } else {
      rows.complain(
          column,
          wanted + "\"%s\".".formatted(CellText.shown(cell)),
          "Write it like 0.25 or -2e-3 (below 1.8e308), with a point and no spaces.");
    }
    return Double.NaN;
  }

  double weight(int column) {
    double weight = number(column);
    if (weight < 0 || weight > LARGEST_COUNT) {
      rows.complain(
          column,
          "`%s` wants a number from 0 to 9e15, got %s.".formatted(name(column), rows.cell(column)),
          "A row of weight 2 counts twice, one of weight 0 not at all.");
    }
    return weight;
  }

  /** A whole number, or −1 with a complaint. */
  long count(int column) {
    double number = number(column);
    if (number >= 0 && number <= LARGEST_COUNT && number == Math.rint(number)) {
      return (long) number;
    }
    if (Double.isFinite(number)) {
      rows.complain(
          column,
          "`%s` wants a whole number ≥ 0, got %s.".formatted(name(column), rows.cell(column)),
          "Write how often it was, such as 42.");
    }
    return -1;
  }

  private String name(int column) {
    return rows.header().get(column);
  }
}
