// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

  /** What a store has to load before it can evaluate this filter. */
  public Set<Field> fields() {
    Set<Field> fields = new LinkedHashSet<>();
    comparisons.forEach(comparison -> fields.add(comparison.field()));
    return fields;
  }
}
