// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.function.Consumer;

/** One comparison of a filter. */
record Comparison(Field field, Condition condition) implements Expression {

  @Override
  public boolean matches(Row row) {
    return condition.holdsFor(field, row);
  }

  @Override
  public void eachField(Consumer<Field> fields) {
    fields.accept(field);
  }
}
