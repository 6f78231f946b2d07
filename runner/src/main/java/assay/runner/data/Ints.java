// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.Arrays;

/** Whole numbers as they come. */
final class Ints {
  private int[] values = new int[1024];
  private int size;

  void add(int value) {
    values = size == values.length ? Arrays.copyOf(values, size + size / 2) : values;
    values[size++] = value;
  }

  int[] all() {
    return Arrays.copyOf(values, size);
  }
}
