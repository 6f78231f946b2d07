// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

/** Where in a CSV text the cells of a record begin. */
final class Cells {
  private Cells() {}

  /**
   * Where a cell starts; where the row ends for a cell beyond it.
   *
   * @param record where the record starts, perhaps after line ends
   * @param size cells of the record
   */
  static int start(CharSequence text, int record, int cell, int size) {
    int at = skip(text, record, "\r\n");
    for (int before = 0; before < Math.min(cell, size); before++) {
      at = endOfCell(text, at) + (before < size - 1 ? 1 : 0);
    }
    return skip(text, at, " \t");
  }

  private static int skip(CharSequence text, int from, String what) {
    int at = from;
    while (at < text.length() && what.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int endOfCell(CharSequence text, int from) {
    int at = skip(text, from, " \t");
    if (is(text, at, '"')) {
      at = endOfQuotes(text, at + 1);
    }
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static int endOfQuotes(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) != '"' || is(text, at + 1, '"'))) {
      at += text.charAt(at) == '"' ? 2 : 1;
    }
    return at;
  }

  private static boolean is(CharSequence text, int at, char what) {
    return at < text.length() && text.charAt(at) == what;
  }
}
