// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import assay.tracker.search.Token.Kind;
import java.util.Collection;
import java.util.List;

/** The tokens of a text, read one by one, and the errors that point into it. */
final class Tokens {

  private final String what;
  private final String text;
  private final List<Token> tokens;
  private int next;

  /**
   * @param what what the text is, for messages
   */
  Tokens(String what, String text) {
    this.what = what;
    this.text = text;
    this.tokens = new Scanner(text, this::problem).scan();
  }

  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  boolean takeIf(Kind kind) {
    boolean found = peek().kind() == kind;
    if (found) {
      next++;
    }
    return found;
  }

  boolean takeIfWord(String keyword) {
    boolean found = peek().isWord(keyword);
    if (found) {
      next++;
    }
    return found;
  }

  /**
   * @param allowed what could stand there, at least one
   */
  SearchSyntaxException expected(Token found, String... allowed) {
    List<String> all = List.of(allowed);
    String last = all.getLast();
    String expected =
        all.size() == 1 ? last : String.join(", ", all.subList(0, all.size() - 1)) + " or " + last;
    return problem(found.column(), "expected " + expected + ", found " + found.shown(), all);
  }

  private SearchSyntaxException problem(int column, String problem) {
    return problem(column, problem, List.of());
  }

  SearchSyntaxException problem(int column, String problem, Collection<String> allowed) {
    return new SearchSyntaxException(what, text, column, problem, List.copyOf(allowed));
  }
}
