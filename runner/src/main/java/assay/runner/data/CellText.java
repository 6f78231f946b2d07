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

  /** The powers of ten that a double holds exactly. */
  private static final double[] POWERS = new double[23];

  private static final long EXACT = 1L << 53;

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private CellText() {}

  /**
   * NaN for what is no number. Short ones are one exact whole number divided by an exact power of
   * ten, which rounds once, as it should (Clinger 1990); all others are left to the platform.
   */
  static double number(String cell) {
    int length = cell.length();
    int at = length > 0 && (cell.charAt(0) == '-' || cell.charAt(0) == '+') ? 1 : 0;
    int first = at;
    long digits = 0;
    int point = -1;
    for (; at < length; at++) {
      char c = cell.charAt(at);
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        if (digits > EXACT) {
          return any(cell);
        }
      } else if (c == '.' && point < 0) {
        point = at;
      } else {
        return any(cell);
      }
    }
    int fraction = point < 0 ? 0 : length - point - 1;
    boolean empty = length - first - (point < 0 ? 0 : 1) == 0;
    if (empty || fraction >= POWERS.length) {
      return any(cell);
    }
    double value = digits / POWERS[fraction];
    return cell.charAt(0) == '-' ? -value : value;
  }

  private static double any(String cell) {
    return NUMBER.matcher(cell).matches() ? Double.parseDouble(cell) : Double.NaN;
  }

  /** Only what single precision, in which the engine computes, can hold; else NaN. */
  static double single(String cell) {
    double number = number(cell);
    return Float.isFinite((float) number) ? number : Double.NaN;
  }

  static String shown(String cell) {
    String line = cell.replaceAll("\\s+", " ");
    return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + "…";
  }
}
