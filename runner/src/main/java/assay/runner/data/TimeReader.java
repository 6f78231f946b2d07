// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import java.util.Optional;

/** Reads times. */
final class TimeReader implements ColumnReader {
  private final ReadCells cells;
  private final boolean ascending;
  private final Doubles times = new Doubles();
  private double last = Double.NEGATIVE_INFINITY;
  private String lastCell = "";

  /**
   * @param ascending whether each must come after the one before
   */
  TimeReader(ReadCells cells, boolean ascending) {
    this.cells = cells;
    this.ascending = ascending;
  }

  @Override
  public void read() {
    times.add(cells.cell("a time").map(this::time).orElse(Double.NaN));
  }

  private double time(String cell) {
    double time = Times.of(cell);
    if (Double.isNaN(time)) {
      cells.complain(
          "wants a time, got \"%s\"".formatted(CellText.shown(cell)),
          "Write a number, or a date such as 2024-05-31 or 2024-05-31T18:00.");
      return time;
    }
    if (ascending && time <= last) {
      cells.complain(
          "is %s after %s, and a series goes on in time"
              .formatted(CellText.shown(cell), CellText.shown(lastCell)),
          "Sort the rows by time, with one row for each.");
    }
    last = time;
    lastCell = cell;
    return time;
  }

  @Override
  public Column.Numbers column() {
    return new Column.Numbers(cells.name(), times.take());
  }

  @Override
  public Optional<Position> firstMissing() {
    return Optional.empty();
  }
}
