// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

import assay.tracker.search.TextColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The column of ids. Nearly all are 32 lower-case hexadecimal digits: two longs a row, and no text
 * until asked. Those that came from elsewhere may be others.
 */
final class RunIds implements TextColumn, Changing {

  private static final HexFormat HEX = HexFormat.of();
  private static final int DIGITS = 16;

  private final Map<Integer, String> others = new HashMap<>();
  private long[] halves = new long[64];

  void set(int row, String id) {
    if (2 * row + 1 >= halves.length) {
      halves = Arrays.copyOf(halves, 3 * (row + 1));
    }
    others.remove(row);
    if (isUsual(id)) {
      halves[2 * row] = HexFormat.fromHexDigitsToLong(id, 0, DIGITS);
      halves[2 * row + 1] = HexFormat.fromHexDigitsToLong(id, DIGITS, 2 * DIGITS);
    } else {
      others.put(row, id);
    }
  }

  private static boolean isUsual(String id) {
    return id.length() == 2 * DIGITS
        && id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  @Override
  public int code(int row) {
    return row + 1;
  }

  @Override
  public int codes() {
    return halves.length / 2 + 1;
  }

  @Override
  public String text(int code) {
    int row = code - 1;
    String other = others.get(row);
    return other == null
        ? HEX.toHexDigits(halves[2 * row]) + HEX.toHexDigits(halves[2 * row + 1])
        : other;
  }

  @Override
  public long changed() {
    return 0;
  }

  /** As their texts compare. */
  int compare(int a, int b) {
    if (!others.isEmpty() && (others.containsKey(a) || others.containsKey(b))) {
      return text(a + 1).compareTo(text(b + 1));
    }
    int byFirst = Long.compareUnsigned(halves[2 * a], halves[2 * b]);
    return byFirst != 0 ? byFirst : Long.compareUnsigned(halves[2 * a + 1], halves[2 * b + 1]);
  }
}
