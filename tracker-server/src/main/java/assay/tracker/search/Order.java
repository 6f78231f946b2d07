// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import assay.tracker.search.Token.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sort keys, the most important first. */
public final class Order {

  public static final Order NONE = new Order(List.of());

  private final List<SortKey> keys;

  private Order(List<SortKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * @param clauses each {@code field [ASC|DESC]}
   * @throws SearchSyntaxException with the column where a clause stops making sense
   */
  public static Order parse(List<String> clauses, Vocabulary vocabulary) {
    return parse(clauses, vocabulary, KeyNames.NONE);
  }

  /**
   * @param clauses each {@code field [ASC|DESC]}
   * @param keyNames what bare names may stand for
   * @throws SearchSyntaxException with the column where a clause stops making sense
   */
  public static Order parse(List<String> clauses, Vocabulary vocabulary, KeyNames keyNames) {
    List<SortKey> keys = new ArrayList<>();
    Set<Field> seen = new HashSet<>();
    for (String clause : clauses) {
      SortKey key = parse(clause, vocabulary, keyNames);
      if (!seen.add(key.field())) {
        throw new SearchSyntaxException(
            "order_by clause",
            clause,
            1,
            "`order_by` contains duplicate fields: " + key.field(),
            List.of());
      }
      keys.add(key);
    }
    return new Order(keys);
  }

  /**
   * An order by one field, whose name is taken as it stands: {@code name}, {@code metrics.my loss}.
   *
   * @throws SearchSyntaxException if there is no such field
   */
  public static Order by(String field, boolean descending, Vocabulary vocabulary) {
    int dot = field.indexOf('.');
    Optional<FieldKind> kind =
        dot < 0 ? Optional.of(FieldKind.ATTRIBUTE) : vocabulary.findKind(field.substring(0, dot));
    Field found =
        kind.flatMap(it -> vocabulary.findField(it, field.substring(dot + 1), true))
            .orElseThrow(() ->
                new SearchSyntaxException(
                    "order_by field",
                    field,
                    1,
                    "Invalid order by field name: " + field,
                    List.copyOf(vocabulary.attributes())));
    return new Order(List.of(new SortKey(found, descending)));
  }

  private static SortKey parse(String clause, Vocabulary vocabulary, KeyNames keyNames) {
    Tokens tokens = new Tokens("order_by clause", clause);
    int column = tokens.peek().column();
    Field field = new FieldParser(tokens, vocabulary, keyNames, true).parse();
    if (field.kind() == FieldKind.DATASET) {
      throw tokens.problem(column, "a run has many datasets: they give no order", List.of());
    }
    boolean descending = tokens.takeIfWord("DESC");
    if (!descending) {
      tokens.takeIfWord("ASC");
    }
    if (tokens.peek().kind() != Kind.END) {
      throw tokens.expected(tokens.peek(), "ASC", "DESC", "the end");
    }
    return new SortKey(field, descending);
  }

  /** What a store has to load before it can sort. */
  public Set<Field> fields() {
    Set<Field> fields = new LinkedHashSet<>();
    keys.forEach(key -> fields.add(key.field()));
    return fields;
  }

  /** Compares by all keys; {@code tie} decides between rows that are equal in all of them. */
  public <R extends Row> Comparator<R> comparator(Comparator<? super R> tie) {
    return (a, b) -> {
      for (SortKey key : keys) {
        int order = key.compare(a, b);
        if (order != 0) {
          return order;
        }
      }
      return tie.compare(a, b);
    };
  }

  /** The same for rows in columns. */
  public RowOrder over(Columns columns, RowOrder tie) {
    RowOrder order = tie;
    for (SortKey key : keys.reversed()) {
      RowOrder first = ColumnOrder.of(key, columns);
      RowOrder then = order;
      order =
          (a, b) -> {
            int byKey = first.compare(a, b);
            return byKey != 0 ? byKey : then.compare(a, b);
          };
    }
    return order;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Order that && that.keys.equals(keys);
  }

  @Override
  public int hashCode() {
    return keys.hashCode();
  }
}
