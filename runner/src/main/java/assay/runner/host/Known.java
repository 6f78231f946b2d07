// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Makes absent what OSHI writes as 0, -1, blank or "unknown" when it does not know. */
final class Known {
  private static final int MOST_DIGITS = 18;

  private Known() {}

  static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value)
        .map(String::strip)
        .filter(text -> !text.isEmpty() && !text.equalsIgnoreCase("unknown"));
  }

  static OptionalLong positive(long value) {
    return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
  }

  static OptionalInt positive(int value) {
    return value > 0 ? OptionalInt.of(value) : OptionalInt.empty();
  }

  /** A whole number as kernels write it; empty beyond 18 digits. */
  static Optional<Long> count(String text) {
    String number = text.strip();
    if (number.isEmpty() || number.length() > MOST_DIGITS) {
      return Optional.empty();
    }
    for (int i = 0; i < number.length(); i++) {
      if (number.charAt(i) < '0' || number.charAt(i) > '9') {
        return Optional.empty();
      }
    }
    return Optional.of(Long.parseLong(number));
  }
}
