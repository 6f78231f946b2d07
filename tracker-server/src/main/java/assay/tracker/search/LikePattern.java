// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

/**
 * SQL's LIKE: {@code %} stands for any text, {@code _} for one character; nothing escapes them.
 * Takes no longer than the product of both lengths, unlike a regular expression.
 */
record LikePattern(String like, boolean ignoreCase) {

  boolean matches(String text) {
    int at = 0; // in the text
    int next = 0; // in the pattern
    int afterAny = -1; // in the pattern, behind the last % met
    int retry = 0; // in the text, from where that % has not been tried to end
    while (at < text.length()) {
      if (next < like.length() && like.charAt(next) == '%') {
        afterAny = ++next;
        retry = at;
      } else if (next < like.length() && isOne(text.codePointAt(at), like.codePointAt(next))) {
        at += width(text, at);
        next += width(like, next);
      } else if (afterAny >= 0) {
        retry += width(text, retry);
        at = retry;
        next = afterAny;
      } else {
        return false;
      }
    }
    return like.substring(next).chars().allMatch(c -> c == '%');
  }

  private static int width(String text, int at) {
    return Character.charCount(text.codePointAt(at));
  }

  private boolean isOne(int character, int wanted) {
    return wanted == '_'
        || character == wanted
        || (ignoreCase && folded(character) == folded(wanted));
  }

  private static int folded(int character) {
    return Character.toLowerCase(Character.toUpperCase(character));
  }
}
