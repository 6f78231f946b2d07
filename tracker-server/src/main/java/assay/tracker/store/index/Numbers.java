// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

import assay.tracker.search.NumberColumn;
import java.util.Arrays;
import java.util.BitSet;

/** A column of numbers. */
final class Numbers implements NumberColumn, Changing {

  /** A NaN that no computation gives; values that are NaN are kept as the usual one. */
  private static final long MISSING = 0x7ff8_dead_beef_0000L;

  private static final double MISSING_NUMBER = Double.longBitsToDouble(MISSING);

  /** Stands for every page that no row has a value in. */
  private static final double[] NO_CELLS = new double[Pages.ROWS];

  static {
    Arrays.fill(NO_CELLS, MISSING_NUMBER);
  }

  private double[][] pages = {NO_CELLS};
  private final BitSet filled = new BitSet();
  private long changed;

  @Override
  public boolean has(int row) {
    return Double.doubleToRawLongBits(number(row)) != MISSING;
  }

  @Override
  public double number(int row) {
    int page = Pages.page(row);
    return page < pages.length ? pages[page][Pages.cell(row)] : MISSING_NUMBER;
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
      int old = pages.length;
      pages = Arrays.copyOf(pages, Pages.length(page));
      Arrays.fill(pages, old, pages.length, NO_CELLS);
    }
    if (!filled.get(page)) {
      filled.set(page);
      pages[page] = NO_CELLS.clone();
    }
    return pages[page];
  }
}
