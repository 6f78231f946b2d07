// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

import assay.tracker.search.RowOrder;
import java.util.Arrays;

/** Sorts rows: all of them, or only as far as somebody looks. */
final class RowSort {

  private static final int SHORT = 8;

  private final RowOrder order;

  RowSort(RowOrder order) {
    this.order = order;
  }

  /**
   * The first rows of the order.
   *
   * @param limit at least 1, at most the number of rows
   */
  int[] first(int[] rows, int limit) {
    int[] heap = Arrays.copyOf(rows, limit); // the last of the order is on top
    for (int i = limit / 2 - 1; i >= 0; i--) {
      sink(heap, i);
    }
    for (int i = limit; i < rows.length; i++) {
      if (order.compare(rows[i], heap[0]) < 0) {
        heap[0] = rows[i];
        sink(heap, 0);
      }
    }
    return sorted(heap);
  }

  private void sink(int[] heap, int start) {
    int row = heap[start];
    int at = start;
    for (int child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && order.compare(heap[child + 1], heap[child]) > 0) {
        child++;
      }
      if (order.compare(row, heap[child]) >= 0) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = row;
  }

  /** A sorted copy; rows that the order leaves equal stay as they were. */
  int[] sorted(int[] rows) {
    int[] from = rows.clone();
    int[] to = rows.clone();
    mergeSort(from, to, 0, rows.length);
    return to;
  }

  /** Sorts a range of {@code to}, whose rows {@code from} has as well. */
  private void mergeSort(int[] from, int[] to, int start, int end) {
    if (end - start <= SHORT) {
      insertionSort(to, start, end);
      return;
    }
    int middle = (start + end) >>> 1;
    mergeSort(to, from, start, middle);
    mergeSort(to, from, middle, end);
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takeLeft =
          right >= end || (left < middle && order.compare(from[left], from[right]) <= 0);
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }

  private void insertionSort(int[] rows, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      int row = rows[i];
      int at = i;
      while (at > start && order.compare(rows[at - 1], row) > 0) {
        rows[at] = rows[at - 1];
        at--;
      }
      rows[at] = row;
    }
  }
}
