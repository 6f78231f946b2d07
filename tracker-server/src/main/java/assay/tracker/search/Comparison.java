// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

/** One comparison of a filter. */
record Comparison(Field field, Condition condition) {

  boolean matches(Row row) {
    return condition.holdsFor(field, row);
  }
}
