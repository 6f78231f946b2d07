// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.List;

/** A filter or an order that cannot be understood; the message names the column. */
public final class SearchSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String text;
  private final int column;
  private final transient List<String> allowed;

  /**
   * @param what what was parsed, for example "filter string"
   * @param column counted from 1
   */
  SearchSyntaxException(
      String what, String text, int column, String problem, List<String> allowed) {
    super("Invalid %s '%s': column %d: %s".formatted(what, text, column, problem));
    this.text = text;
    this.column = column;
    this.allowed = List.copyOf(allowed);
  }

  /** What was parsed. */
  public String text() {
    return text;
  }

  /** Where the text stops making sense, counted from 1. */
  public int column() {
    return column;
  }

  /** What could stand there instead, in words; empty if no list of it would be short. */
  public List<String> allowed() {
    return allowed;
  }
}
