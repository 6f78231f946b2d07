// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are wanted: comparisons joined by AND, OR and NOT. Without any, every row matches.
 *
 * <p>A store may evaluate it row by row with {@link #matches}, or the same tree over its columns;
 * the answers must agree: a comparison is true or false for every row, never unknown.
 */
public final class Filter {

  public static final Filter EVERYTHING = new Filter(new Expression.All(List.of()));

  private final Expression expression;

  Filter(Expression expression) {
    this.expression = expression;
  }

  /**
   * Reads MLflow's filters: comparisons joined by AND alone.
   *
   * @param text may be blank
   * @throws SearchSyntaxException with the column where the text stops making sense
   */
  public static Filter parse(String text, Vocabulary vocabulary) {
    return new FilterParser(text, Grammar.MLFLOW, vocabulary, KeyNames.NONE).parse();
  }

  /**
   * Reads filters that may be more than MLflow's: with OR, NOT and parentheses, IN and IS NULL for
   * every field, numbers compared with params and tags, and bare names of keys.
   *
   * @param text may be blank
   * @param keys what bare names may stand for
   * @throws SearchSyntaxException with the column where the text stops making sense
   */
  public static Filter parse(String text, Vocabulary vocabulary, KeyNames keys) {
    return new FilterParser(text, Grammar.ASSAY, vocabulary, keys).parse();
  }

  /**
   * Whether the row is wanted. Any thread may call it; it keeps nothing of the row, and asks it for
   * {@link #fields} alone, the first that decide first.
   */
  public boolean matches(Row row) {
    return expression.matches(row);
  }

  /** The same for rows in columns. For one thread. */
  public IntPredicate over(Columns columns) {
    return new ColumnFilter(columns).of(expression);
  }

  /** What a store has to load before it can evaluate this filter. */
  public Set<Field> fields() {
    Set<Field> fields = new LinkedHashSet<>();
    expression.eachField(fields::add);
    return fields;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Filter that && that.expression.equals(expression);
  }

  @Override
  public int hashCode() {
    return expression.hashCode();
  }
}
