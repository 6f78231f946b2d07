// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.IntStream;

/**
 * Values between two ends. They are rounded to 12 significant digits, so that they are the numbers
 * that a person would have written: 0.01, not 0.010000000000000002.
 */
final class Sequences {
  private static final MathContext DIGITS = new MathContext(12);

  private Sequences() {}

  /** Both ends and equal distances between; of the logarithms, if {@code log}. */
  static double[] spaced(double from, double to, int count, boolean log) {
    return IntStream.range(0, count)
        .mapToDouble(i -> i == count - 1 ? to : i == 0 ? from : at(from, to, i, count - 1, log))
        .toArray();
  }

  private static double at(double from, double to, int i, int last, boolean log) {
    double share = (double) i / last;
    return rounded(
        log
            ? Math.pow(10, Math.log10(from) + share * (Math.log10(to) - Math.log10(from)))
            : from + share * (to - from));
  }

  /** From one end on, as far as the other end is not passed. */
  static double[] stepped(double from, double to, double step) {
    int count = (int) Math.floor((to - from) / step + 1e-9) + 1;
    return IntStream.range(0, count).mapToDouble(i -> rounded(from + i * step)).toArray();
  }

  static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }
}
