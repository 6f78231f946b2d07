// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

/** A filter or an order that cannot be understood; the message names the column. */
public final class SearchSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int column;

  /**
   * @param what what was parsed, for example "filter string"
   * @param column counted from 1
   */
  SearchSyntaxException(String what, String text, int column, String problem) {
    super("Invalid %s '%s': column %d: %s".formatted(what, text, column, problem));
    this.column = column;
  }

  /** Where the text stops making sense, counted from 1. */
  public int column() {
    return column;
  }
}
