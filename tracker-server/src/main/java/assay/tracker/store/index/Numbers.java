// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

import assay.tracker.search.NumberColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of numbers. */
final class Numbers implements NumberColumn, Changing {

  /** A NaN that no computation gives; values that are NaN are kept as the usual one. */
  private static final long MISSING = 0x7ff8_dead_beef_0000L;

  private static final double MISSING_NUMBER = Double.longBitsToDouble(MISSING);

  private double @Nullable [][] pages = new double[4][];
  private long changed;

  @Override
  public boolean has(int row) {
    return Double.doubleToRawLongBits(number(row)) != MISSING;
  }

  @Override
  public double number(int row) {
    int page = Pages.page(row);
    double[] cells = page < pages.length ? pages[page] : null;
    return cells == null ? MISSING_NUMBER : cells[Pages.cell(row)];
  }

  @Override
  public long changed() {
    return changed;
  }

  void set(int row, double number, long now) {
    put(row, Double.isNaN(number) ? Double.NaN : number, now);
  }

  void clear(int row, long now) {
    if (has(row)) {
      put(row, MISSING_NUMBER, now);
    }
  }

  private void put(int row, double number, long now) {
    double[] cells = cells(Pages.page(row));
    int cell = Pages.cell(row);
    if (Double.doubleToRawLongBits(cells[cell]) != Double.doubleToRawLongBits(number)) {
      cells[cell] = number;
      changed = now;
    }
  }

  private double[] cells(int page) {
    if (page >= pages.length) {
      pages = Arrays.copyOf(pages, Pages.length(page));
    }
    double[] cells = pages[page];
    if (cells == null) {
      cells = new double[Pages.ROWS];
      Arrays.fill(cells, MISSING_NUMBER);
      pages[page] = cells;
    }
    return cells;
  }
}
