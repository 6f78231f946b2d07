// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import java.util.Arrays;

/**
 * The rows of the journal that a run has. A value: it never changes. Shares its array as {@link
 * Tail} does, with the same rule.
 */
final class JournalRows {

  static final JournalRows NONE = new JournalRows(new long[0], 0, 0, 0);

  private final long[] numbers;
  private final int count;
  private final long bytes;
  private final long sinceMillis;

  private JournalRows(long[] numbers, int count, long bytes, long sinceMillis) {
    this.numbers = numbers;
    this.count = count;
    this.bytes = bytes;
    this.sinceMillis = sinceMillis;
  }

  JournalRows with(long number, int size, long nowMillis) {
    long[] room =
        count < numbers.length ? numbers : Arrays.copyOf(numbers, count + (count >> 1) + 4);
    room[count] = number;
    return new JournalRows(room, count + 1, bytes + size, count == 0 ? nowMillis : sinceMillis);
  }

  boolean isEmpty() {
    return count == 0;
  }

  int count() {
    return count;
  }

  long bytes() {
    return bytes;
  }

  /** When the first of them was written, by the clock of the store. */
  long sinceMillis() {
    return sinceMillis;
  }

  long[] numbers() {
    return Arrays.copyOf(numbers, count);
  }

  long last() {
    return numbers[count - 1];
  }
}
