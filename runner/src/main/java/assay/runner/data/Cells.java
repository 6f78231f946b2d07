// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

/** Where in a CSV text the cells of a record begin. */
record Cells(CharSequence text, CsvForm form) {

  /**
   * Where a cell starts; where the row ends for a cell beyond it.
   *
   * @param record where the record starts, perhaps after line ends
   * @param size cells of the record
   */
  int start(int record, int cell, int size) {
    int at = afterLineEnds(record);
    for (int before = 0; before < Math.min(cell, size); before++) {
      at = endOfCell(at) + (before < size - 1 ? 1 : 0);
    }
    return afterSpaces(at);
  }

  /** Where all cells start. */
  int[] starts(int record, int size) {
    int[] starts = new int[size];
    int at = afterLineEnds(record);
    for (int cell = 0; cell < size; cell++) {
      starts[cell] = afterSpaces(at);
      at = endOfCell(at) + 1;
    }
    return starts;
  }

  private int afterLineEnds(int from) {
    int at = from;
    while (is(at, '\r') || is(at, '\n')) {
      at++;
    }
    return at;
  }

  private int afterSpaces(int from) {
    int at = from;
    while (at < text.length() && form.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int endOfCell(int from) {
    int at = afterSpaces(from);
    if (is(at, form.quote())) {
      at = endOfQuotes(at + 1);
    }
    while (at < text.length() && !form.endsCell(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int endOfQuotes(int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) != form.quote() || is(at + 1, form.quote()))) {
      at += text.charAt(at) == form.quote() ? 2 : 1;
    }
    return at;
  }

  private boolean is(int at, char what) {
    return at < text.length() && text.charAt(at) == what;
  }
}
