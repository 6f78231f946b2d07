// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Distinct texts and their codes, which count from 1. A hash table without objects of its own. */
final class Dictionary {

  private static final int FREE = 0;

  private final List<String> texts = new ArrayList<>(List.of(""));
  private int[] table = new int[8];

  /** The smallest number that is no code. */
  int size() {
    return texts.size();
  }

  String text(int code) {
    return texts.get(code);
  }

  /** The code of a text, which gets one if it has none. */
  int code(String text) {
    int slot = slot(text);
    if (table[slot] == FREE) {
      table[slot] = texts.size();
      texts.add(text);
      if (2 * texts.size() > table.length) {
        grow();
      }
      return texts.size() - 1;
    }
    return table[slot];
  }

  private int slot(String text) {
    int hash = text.hashCode();
    int mask = table.length - 1;
    int slot = (hash ^ (hash >>> 16)) & mask;
    while (table[slot] != FREE && !texts.get(table[slot]).equals(text)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    table = new int[2 * table.length];
    Arrays.fill(table, FREE);
    for (int code = 1; code < texts.size(); code++) {
      table[slot(texts.get(code))] = code;
    }
  }
}
