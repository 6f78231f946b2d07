// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What no answer may be, whatever was asked. */
final class FuzzAnswers {

  /** Not served here, and not now. */
  private static final Set<Integer> DOCUMENTED = Set.of(501, 503);

  private static final Pattern INSIDES =
      Pattern.compile(
          "\\bat [\\w.$]+\\([\\w.]+:\\d+\\)|\\b(?:java|javax|jdk|sun|io\\.vertx|io\\.netty"
              + "|com\\.fasterxml|org\\.sqlite|assay\\.tracker)\\.[a-z]+\\.[A-Za-z.$]+"
              + "|[A-Z]\\w+Exception\\b|NullPointer");

  private FuzzAnswers() {}

  static Optional<String> problem(int status, String text) {
    if (status >= 500 && !DOCUMENTED.contains(status)) {
      return Optional.of("status %d: %s".formatted(status, shortened(text)));
    }
    return status >= 400 && INSIDES.matcher(text).find()
        ? Optional.of("tells of its insides: %d %s".formatted(status, shortened(text)))
        : Optional.empty();
  }

  private static String shortened(String text) {
    return text.length() <= 1_000 ? text : text.substring(0, 1_000) + "…";
  }
}
