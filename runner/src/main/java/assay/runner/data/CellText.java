// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.regex.Pattern;

/** What the text of a cell means, and how messages show it. */
final class CellText {
  // Double.parseDouble also takes NaN, Infinity, 1f and hexadecimal: nothing that data means.
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final int SHOWN_CHARACTERS = 40;

  private CellText() {}

  /** NaN for what is no number. */
  static double number(String cell) {
    return NUMBER.matcher(cell).matches() ? Double.parseDouble(cell) : Double.NaN;
  }

  static String shown(String cell) {
    String line = cell.replaceAll("\\s+", " ");
    return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + "…";
  }
}
