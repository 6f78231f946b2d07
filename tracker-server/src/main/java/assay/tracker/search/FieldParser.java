// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import assay.tracker.search.Token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the name of a field: {@code metrics.loss}, {@code params."my key"}, {@code status}. */
final class FieldParser {

  private final Tokens tokens;
  private final Vocabulary vocabulary;
  private final KeyNames keys;
  private final boolean forSorting;

  /**
   * @param keys what names without a prefix may stand for, if they are no attributes
   */
  FieldParser(Tokens tokens, Vocabulary vocabulary, KeyNames keys, boolean forSorting) {
    this.tokens = tokens;
    this.vocabulary = vocabulary;
    this.keys = keys;
    this.forSorting = forSorting;
  }

  Field parse() {
    Token token = tokens.take();
    if (!token.isName()) {
      throw tokens.expected(token, "the name of a field");
    }
    if (tokens.takeIf(Kind.DOT)) {
      return prefixed(token, token.text(), quotedName());
    }
    int dot = token.kind() == Kind.WORD ? token.text().indexOf('.') : -1;
    if (dot < 0) {
      return attribute(token)
          .or(() -> findKey(token))
          .orElseThrow(() -> unknownField(token, FieldKind.ATTRIBUTE, token.text()));
    }
    String prefix = token.text().substring(0, dot);
    Optional<Field> bare =
        vocabulary.findKind(prefix).isPresent() ? Optional.empty() : findKey(token);
    return bare.orElseGet(() -> prefixed(token, prefix, token.text().substring(dot + 1)));
  }

  private String quotedName() {
    Token name = tokens.take();
    if (!name.isName()) {
      throw tokens.expected(name, "a name, bare or in \"double quotes\" or `backticks`");
    }
    return name.text();
  }

  private Optional<Field> attribute(Token token) {
    return vocabulary.findField(FieldKind.ATTRIBUTE, token.text(), forSorting);
  }

  /** The one key of that name. */
  private Optional<Field> findKey(Token token) {
    Set<FieldKind> kinds = keys.kindsOf(token.text());
    if (kinds.size() > 1) {
      List<String> names =
          kinds.stream().sorted().map(kind -> kind.prefix() + "." + token.text()).toList();
      throw tokens.problem(
          token.column(),
          "'%s' is ambiguous: write %s".formatted(token.text(), String.join(" or ", names)),
          names);
    }
    return kinds.stream()
        .findFirst()
        .flatMap(kind -> vocabulary.findField(kind, token.text(), forSorting));
  }

  private Field prefixed(Token token, String prefix, String name) {
    FieldKind kind = vocabulary.findKind(prefix).orElseThrow(() -> unknownPrefix(token, prefix));
    return vocabulary
        .findField(kind, name, forSorting)
        .orElseThrow(() -> unknownField(token, kind, name));
  }

  private SearchSyntaxException unknownPrefix(Token token, String prefix) {
    List<String> known = vocabulary.prefixes();
    return tokens.problem(
        token.column(),
        "unknown kind of field '%s'; known are %s".formatted(prefix, String.join(", ", known)),
        known);
  }

  private SearchSyntaxException unknownField(Token token, FieldKind kind, String name) {
    boolean dataset = kind == FieldKind.DATASET;
    Set<String> known = dataset ? Vocabulary.DATASET_FIELDS : vocabulary.attributes();
    String problem = dataset ? "unknown field '%s' of a dataset" : "unknown attribute '%s'";
    return tokens.problem(
        token.column(),
        (problem + "; known are %s").formatted(name, String.join(", ", known)),
        known);
  }
}
