// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

/**
 * A piece of a filter or an order.
 *
 * @param text without its quotes
 * @param column of its first character, counted from 1
 */
record Token(Kind kind, String text, int column) {

  enum Kind {
    /** A bare word: a name, a keyword or a number. */
    WORD,
    /** Text in single quotes: always a value. */
    SINGLE_QUOTED,
    /** Text in double quotes: a name on the left, a value on the right. */
    DOUBLE_QUOTED,
    /** Text in backticks: always a name. */
    BACKTICKED,
    /** One of {@code = != < <= > >=}. */
    SIGN,
    DOT,
    COMMA,
    OPEN,
    CLOSE,
    END
  }

  boolean isWord(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.DOUBLE_QUOTED || kind == Kind.BACKTICKED;
  }

  /** For messages. */
  String shown() {
    return switch (kind) {
      case END -> "the end";
      case SINGLE_QUOTED -> "'" + text + "'";
      case DOUBLE_QUOTED -> '"' + text + '"';
      case BACKTICKED -> '`' + text + '`';
      default -> text;
    };
  }
}
