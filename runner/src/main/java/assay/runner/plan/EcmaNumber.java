// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers as ECMAScript writes them (Number::toString of ECMA-262), which RFC 8785 prescribes. The
 * shortest digits that give the same double are those of {@link Double#toString}; only their
 * arrangement differs.
 */
final class EcmaNumber {
  private EcmaNumber() {}

  /**
   * @throws IllegalArgumentException if the number is not finite
   */
  static String format(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no form for " + value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    return (value < 0 ? "-" : "") + arranged(digits, point);
  }

  /** Java gives two digits at least, ECMAScript one where one is enough: 5e-324, not 4.9e-324. */
  private static BigDecimal shortest(double value) {
    BigDecimal digits = new BigDecimal(Double.toString(value));
    BigDecimal one = digits.round(new MathContext(1));
    return one.doubleValue() == value ? one : digits;
  }

  /**
   * @param point how many digits stand before the decimal point; may be negative
   */
  private static String arranged(String digits, int point) {
    if (point > 21 || point < -5) {
      return exponential(digits, point - 1);
    }
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    return point >= digits.length()
        ? digits + "0".repeat(point - digits.length())
        : digits.substring(0, point) + "." + digits.substring(point);
  }

  private static String exponential(String digits, int exponent) {
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "" : "+") + exponent;
  }
}
