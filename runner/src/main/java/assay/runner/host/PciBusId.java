// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of cards, which everybody writes with other zeros and letters. */
final class PciBusId {
  private static final Pattern FORM =
      Pattern.compile("(?:([0-9a-f]{4,8}):)?([0-9a-f]{1,2}):([0-9a-f]{1,2})(?:\\.([0-7]))?");

  private PciBusId() {}

  /** {@code 00000000:3B:00.0} is {@code 0000:3b:00.0}; empty if it is no address. */
  static Optional<String> normal(String text) {
    Matcher parts = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    String function = parts.group(4) == null ? "0" : parts.group(4);
    long domain = parts.group(1) == null ? 0 : Long.parseLong(parts.group(1), 16);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%04x:%02x:%02x.%s",
            domain,
            Integer.parseInt(parts.group(2), 16),
            Integer.parseInt(parts.group(3), 16),
            function));
  }
}
