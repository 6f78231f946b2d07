// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes absent what OSHI writes as 0, -1, blank or "unknown" when it does not know. */
final class Known {
  private static final Pattern COUNT = Pattern.compile("\\d{1,18}");

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

  /** A whole number as kernels write it. */
  static Optional<Long> count(String text) {
    return Optional.of(text.strip())
        .filter(number -> COUNT.matcher(number).matches())
        .map(Long::valueOf);
  }
}
