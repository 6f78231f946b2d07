// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

import java.util.Optional;

/**
 * Values that are whole numbers, or have few decimals, as whole numbers. A quotient of two whole
 * numbers below 2^53 is the double nearest to it, so dividing gives back the very same bits.
 */
final class Decimals {

  static final int MAX_DIGITS = 6;

  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
  private static final double LIMIT = 1L << 53;

  private final long[] numbers;
  private final int digits;

  private Decimals(long[] numbers, int digits) {
    this.numbers = numbers;
    this.digits = digits;
  }

  /** The values times {@code 10^digits}; for reading only. */
  long[] numbers() {
    return numbers;
  }

  /** How many decimals, 0 to {@value #MAX_DIGITS}. */
  int digits() {
    return digits;
  }

  /** Absent if a value is none: it has more decimals, is too large, not finite, or -0.0. */
  static Optional<Decimals> of(double[] values) {
    int digits = 0;
    for (double value : values) {
      while (!fits(value, digits)) {
        if (++digits > MAX_DIGITS) {
          return Optional.empty();
        }
      }
    }
    long[] numbers = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      if (!fits(values[i], digits)) { // it did with fewer digits, and is too large with more
        return Optional.empty();
      }
      numbers[i] = Math.round(values[i] * POWERS[digits]);
    }
    return Optional.of(new Decimals(numbers, digits));
  }

  private static boolean fits(double value, int digits) {
    double scaled = Math.rint(value * POWERS[digits]);
    return Math.abs(scaled) < LIMIT
        && Double.doubleToRawLongBits((double) (long) scaled / POWERS[digits])
            == Double.doubleToRawLongBits(value);
  }

  static double value(long number, int digits) {
    return number / POWERS[digits];
  }
}
