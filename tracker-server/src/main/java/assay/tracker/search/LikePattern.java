// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.regex.Pattern;

/** SQL's LIKE: {@code %} stands for any text, {@code _} for one character; nothing escapes them. */
final class LikePattern {

  private LikePattern() {}

  static Pattern compile(String like, boolean ignoreCase) {
    StringBuilder regex = new StringBuilder();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      if (c == '%' || c == '_') {
        regex.append(quoted(literal)).append(c == '%' ? ".*" : ".");
        literal.setLength(0);
      } else {
        literal.append(c);
      }
    }
    regex.append(quoted(literal));
    int flags = ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    return Pattern.compile(regex.toString(), Pattern.DOTALL | flags);
  }

  private static String quoted(StringBuilder literal) {
    return literal.isEmpty() ? "" : Pattern.quote(literal.toString());
  }
}
