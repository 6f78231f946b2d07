// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

/**
 * One searchable field of a row.
 *
 * @param numeric whether it holds numbers rather than text
 */
public record Field(FieldKind kind, String name, boolean numeric) {

  /**
   * Reads the name of a field.
   *
   * @param keys what bare names may stand for
   * @throws SearchSyntaxException if there is no such field
   */
  public static Field parse(String text, Vocabulary vocabulary, KeyNames keys) {
    Tokens tokens = new Tokens("field", text);
    Field field = new FieldParser(tokens, vocabulary, keys, false).parse();
    if (tokens.peek().kind() != Token.Kind.END) {
      throw tokens.expected(tokens.peek(), "the end");
    }
    return field;
  }

  @Override
  public String toString() {
    return kind.word() + " '" + name + "'";
  }
}
