// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Comparisons that must all hold. Without any, every row matches. */
public final class Filter {

  public static final Filter EVERYTHING = new Filter(List.of());

  private final List<Comparison> comparisons;

  Filter(List<Comparison> comparisons) {
    this.comparisons = List.copyOf(comparisons);
  }

  /**
   * @param text may be blank
   * @throws SearchSyntaxException with the column where the text stops making sense
   */
  public static Filter parse(String text, Vocabulary vocabulary) {
    return new FilterParser(text, vocabulary).parse();
  }

  public boolean matches(Row row) {
    for (Comparison comparison : comparisons) {
      if (!comparison.matches(row)) {
        return false;
      }
    }
    return true;
  }

  /** The same for rows in columns. */
  public IntPredicate over(Columns columns) {
    return comparisons.stream()
        .map(comparison -> ColumnFilter.of(comparison, columns))
        .reduce(IntPredicate::and)
        .orElse(row -> true);
  }

  /** What a store has to load before it can evaluate this filter. */
  public Set<Field> fields() {
    Set<Field> fields = new LinkedHashSet<>();
    comparisons.forEach(comparison -> fields.add(comparison.field()));
    return fields;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Filter that && that.comparisons.equals(comparisons);
  }

  @Override
  public int hashCode() {
    return comparisons.hashCode();
  }
}
