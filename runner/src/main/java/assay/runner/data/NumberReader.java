// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import java.util.Optional;

/** Reads numbers that single precision can hold. */
final class NumberReader implements ColumnReader {
  private final ReadCells cells;
  private final char decimal;
  private final Doubles values = new Doubles();

  NumberReader(ReadCells cells, char decimal) {
    this.cells = cells;
    this.decimal = decimal;
  }

  @Override
  public void read() {
    values.add(cells.cell("a number").map(this::number).orElse(Double.NaN));
  }

  private double number(String cell) {
    String plain = decimal == '.' ? cell : cell.replace(decimal, '.');
    double number = CellText.single(plain);
    if (Double.isNaN(number) || (decimal != '.' && cell.indexOf('.') >= 0)) {
      cells.complain("wants a number, got \"%s\"".formatted(CellText.shown(cell)), advice(cell));
      return Double.NaN;
    }
    return number;
  }

  private String advice(String cell) {
    if (decimal == '.' && cell.matches("[+-]?\\d+,\\d+")) {
      return "Write a point, or say `data.decimal: \",\"`.";
    }
    return Double.isNaN(CellText.number(cell))
        ? "Write it like 5.1 or -2e-3, leave the row out, or declare words by"
            + " `data.columns: {%s: category}`.".formatted(cells.name())
        : "Numbers must be below 3.4e38.";
  }

  @Override
  public Column.Numbers column() {
    return new Column.Numbers(cells.name(), values.take());
  }

  @Override
  public Optional<Position> firstMissing() {
    return cells.firstMissing();
  }
}
