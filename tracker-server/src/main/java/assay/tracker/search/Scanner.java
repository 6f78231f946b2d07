// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import assay.tracker.search.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into tokens. A bare word may be longer than in SQL: names such as {@code train/loss}
 * and {@code train.batch-size} need no quotes, as the language has no arithmetic.
 */
final class Scanner {

  private final String text;
  private final Problem problem;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  Scanner(String text, Problem problem) {
    this.text = text;
    this.problem = problem;
  }

  /** Makes the error for a column, counted from 1. */
  interface Problem {
    SearchSyntaxException at(int column, String problem);
  }

  List<Token> scan() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '\'' || c == '"' || c == '`') {
        tokens.add(quoted(c));
      } else {
        tokens.add(bare(c));
      }
    }
    tokens.add(new Token(Kind.END, "", text.length() + 1));
    return tokens;
  }

  /** Inside quotes, the doubled quote stands for one. */
  private Token quoted(char quote) {
    int column = at + 1;
    StringBuilder content = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote && !isAt(at + 1, quote)) {
        at++;
        return new Token(quotedKind(quote), content.toString(), column);
      }
      content.append(c);
      at += c == quote ? 1 : 0;
    }
    throw problem.at(column, "the quote " + quote + " is never closed");
  }

  private boolean isAt(int index, char c) {
    return index < text.length() && text.charAt(index) == c;
  }

  private static Kind quotedKind(char quote) {
    return switch (quote) {
      case '\'' -> Kind.SINGLE_QUOTED;
      case '"' -> Kind.DOUBLE_QUOTED;
      default -> Kind.BACKTICKED;
    };
  }

  private Token bare(char first) {
    return switch (first) {
      case '=', '!', '<', '>' -> token(Kind.SIGN, isAt(at + 1, '=') ? at + 2 : at + 1);
      case ',' -> token(Kind.COMMA, at + 1);
      case '(' -> token(Kind.OPEN, at + 1);
      case ')' -> token(Kind.CLOSE, at + 1);
      default -> word(first);
    };
  }

  private Token word(char first) {
    if (first == '.' && !isNumberStart()) {
      return token(Kind.DOT, at + 1);
    }
    int end = at;
    while (end < text.length() && (isWordPart(text.charAt(end)) || isInnerDot(end))) {
      end++;
    }
    if (end == at) {
      throw problem.at(at + 1, "unexpected character " + first);
    }
    return token(Kind.WORD, end);
  }

  private boolean isNumberStart() {
    return at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
  }

  /** A dot ends a word where a quoted name follows it, as in {@code params."my key"}. */
  private boolean isInnerDot(int index) {
    return isAt(index, '.')
        && (index + 1 >= text.length() || "\"`".indexOf(text.charAt(index + 1)) < 0);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || "_-/:+".indexOf(c) >= 0;
  }

  private Token token(Kind kind, int end) {
    Token token = new Token(kind, text.substring(at, end), at + 1);
    at = end;
    return token;
  }
}
