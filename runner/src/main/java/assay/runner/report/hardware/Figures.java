// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** Numbers as people read them: three significant digits, and thin gaps between thousands. */
final class Figures {
  static final String ABSENT = "–";

  private static final char THIN_SPACE = '\u202f';
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private Figures() {}

  static String orAbsent(OptionalDouble value, DoubleFunction<String> words) {
    return value.isPresent() ? words.apply(value.getAsDouble()) : ABSENT;
  }

  /** Three significant digits; all digits of whole thousands. */
  static String plain(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value).replace(',', THIN_SPACE);
    }
    if (size < 1e-4) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
    int wholeDigits = rounded.precision() - rounded.scale();
    return rounded.setScale(Math.max(0, 3 - wholeDigits)).toPlainString();
  }

  static String times(double ratio) {
    return "×" + plain(ratio);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  static String signedPercent(double share) {
    return String.format(Locale.ROOT, "%+.1f%%", 100 * share).replace('-', '−');
  }

  /** In decimal units, as memory is sold. */
  static String bytes(double bytes) {
    return bytes >= 1e9 ? plain(bytes / 1e9) + " GB" : plain(bytes / 1e6) + " MB";
  }

  /** Of an environment: what counts bytes is read as memory. */
  static String fact(String name, String value) {
    if (name.endsWith("_bytes") && value.matches("\\d{1,18}")) {
      return bytes((double) Long.parseLong(value));
    }
    return value.isEmpty() ? ABSENT : value;
  }

  /** FLOP/s with a prefix. */
  static String flops(double flopsPerSecond) {
    if (flopsPerSecond >= 1e12) {
      return plain(flopsPerSecond / 1e12) + " TFLOP/s";
    }
    return flopsPerSecond >= 1e9
        ? plain(flopsPerSecond / 1e9) + " GFLOP/s"
        : plain(flopsPerSecond / 1e6) + " MFLOP/s";
  }
}
