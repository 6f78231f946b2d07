// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

/**
 * How columns are cut: a page holds the cells of neighbouring rows and is made when one of them
 * gets a value. A field that few runs have takes little room, as these are mostly neighbours.
 */
final class Pages {

  private static final int BITS = 8;

  static final int ROWS = 1 << BITS;

  private Pages() {}

  static int page(int row) {
    return row >>> BITS;
  }

  static int cell(int row) {
    return row & (ROWS - 1);
  }

  /** A length for an array that has to have an element {@code page}. */
  static int length(int page) {
    return Math.max(4, page + 1 + (page >> 1));
  }
}
