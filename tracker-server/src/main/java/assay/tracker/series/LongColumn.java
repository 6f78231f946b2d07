// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

/**
 * A column of longs as bytes. Differences wrap around, so every long is possible.
 *
 * <p>A column that grows by the same amount each time is its first number and that amount; of any
 * other, the differences of the differences are kept, which are small where it grows evenly.
 */
final class LongColumn {

  private static final int CONSTANT_STRIDE = 0;
  private static final int DELTA_OF_DELTA = 1;

  private LongColumn() {}

  /**
   * Writes the numbers.
   *
   * @param numbers at least one
   * @return the mode, for {@link #read}
   */
  static int write(long[] numbers, ByteSink sink) {
    sink.putSigned(numbers[0]);
    long stride = numbers.length == 1 ? 0 : numbers[1] - numbers[0];
    sink.putSigned(stride);
    if (isEven(numbers, stride)) {
      return CONSTANT_STRIDE;
    }
    sink.reserve(numbers.length * ByteSink.MAX_VARINT);
    long delta = stride;
    for (int i = 2; i < numbers.length; i++) {
      long next = numbers[i] - numbers[i - 1];
      sink.putSigned(next - delta);
      delta = next;
    }
    return DELTA_OF_DELTA;
  }

  private static boolean isEven(long[] numbers, long stride) {
    for (int i = 2; i < numbers.length; i++) {
      if (numbers[i] - numbers[i - 1] != stride) {
        return false;
      }
    }
    return true;
  }

  static long[] read(int mode, int count, ByteSource source) {
    if (mode != CONSTANT_STRIDE && mode != DELTA_OF_DELTA) {
      throw new DamagedChunkException("The chunk has whole numbers of an unknown form: " + mode);
    }
    long[] numbers = new long[count];
    long number = source.readSigned();
    long delta = source.readSigned();
    numbers[0] = number;
    for (int i = 1; i < count; i++) {
      if (i > 1 && mode == DELTA_OF_DELTA) {
        delta += source.readSigned();
      }
      number += delta;
      numbers[i] = number;
    }
    source.requireEnd();
    return numbers;
  }
}
