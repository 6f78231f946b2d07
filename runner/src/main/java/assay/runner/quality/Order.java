// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.function.IntToDoubleFunction;

/** Indexes by ascending value, equal ones in their order; a merge sort without boxes. */
final class Order {
  private Order() {}

  static int[] ascending(int count, IntToDoubleFunction value) {
    double[] keys = new double[count];
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      keys[i] = value.applyAsDouble(i);
      order[i] = i;
    }
    int[] from = order;
    int[] to = new int[count];
    for (int width = 1; width < count && width > 0; width *= 2) {
      for (int start = 0; start < count; start += 2 * width) {
        int middle = (int) Math.min((long) start + width, count);
        int end = (int) Math.min((long) start + 2L * width, count);
        merge(keys, from, to, start, middle, end);
        if (end == count) {
          break;
        }
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private static void merge(double[] keys, int[] from, int[] to, int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int at = start; at < end; at++) {
      boolean takeLeft = right == end || (left < middle && keys[from[left]] <= keys[from[right]]);
      to[at] = takeLeft ? from[left++] : from[right++];
    }
  }
}
