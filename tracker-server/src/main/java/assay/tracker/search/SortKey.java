// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.Optional;
import java.util.OptionalDouble;

/** One key of an order. In both directions rows without the field come last, NaN before them. */
record SortKey(Field field, boolean descending) {

  int compare(Row a, Row b) {
    return field.numeric()
        ? compareNumbers(a.number(field), b.number(field))
        : compareTexts(a.text(field), b.text(field));
  }

  private int compareNumbers(OptionalDouble a, OptionalDouble b) {
    int byRank = Integer.compare(rank(a), rank(b));
    if (byRank != 0 || rank(a) > 0) {
      return byRank;
    }
    int ascending = Double.compare(a.getAsDouble(), b.getAsDouble());
    return descending ? -ascending : ascending;
  }

  private static int rank(OptionalDouble number) {
    if (number.isEmpty()) {
      return 2;
    }
    return Double.isNaN(number.getAsDouble()) ? 1 : 0;
  }

  private int compareTexts(Optional<String> a, Optional<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return Boolean.compare(a.isEmpty(), b.isEmpty());
    }
    int ascending = a.get().compareTo(b.get());
    return descending ? -ascending : ascending;
  }
}
