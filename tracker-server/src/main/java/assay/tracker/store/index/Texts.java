// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

import assay.tracker.search.TextColumn;
import java.util.Arrays;
import java.util.BitSet;

/** A column of texts, each distinct one kept once. */
final class Texts implements TextColumn, Changing {

  /** Below that many, texts that no row has any more are not worth looking for. */
  private static final int FEW = 1024;

  /** Stands for every page that no row has a text in. */
  private static final int[] NO_CELLS = new int[Pages.ROWS];

  private int[][] pages = {NO_CELLS};
  private final BitSet filled = new BitSet();
  private Dictionary texts = new Dictionary();
  private int rows;
  private long changed;

  @Override
  public int code(int row) {
    int page = Pages.page(row);
    return page < pages.length ? pages[page][Pages.cell(row)] : MISSING;
  }

  @Override
  public int codes() {
    return texts.size();
  }

  @Override
  public String text(int code) {
    return texts.text(code);
  }

  @Override
  public long changed() {
    return changed;
  }

  void set(int row, String text, long now) {
    put(row, texts.code(text), now);
    if (texts.size() > FEW && texts.size() > 2 * rows) {
      forgetUnused();
    }
  }

  void clear(int row, long now) {
    if (code(row) != MISSING) {
      put(row, MISSING, now);
    }
  }

  private void put(int row, int code, long now) {
    int[] cells = cells(Pages.page(row));
    int cell = Pages.cell(row);
    int old = cells[cell];
    if (old != code) {
      cells[cell] = code;
      rows += (code == MISSING ? 0 : 1) - (old == MISSING ? 0 : 1);
      changed = now;
    }
  }

  private int[] cells(int page) {
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

  /** A tag that is set again and again leaves texts behind. */
  private void forgetUnused() {
    Dictionary used = new Dictionary();
    filled.stream()
        .forEach(page -> {
          int[] cells = pages[page];
          for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] != MISSING) {
              cells[cell] = used.code(texts.text(cells[cell]));
            }
          }
        });
    texts = used;
  }
}
