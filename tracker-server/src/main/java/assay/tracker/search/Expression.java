// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.List;
import java.util.function.Consumer;

/**
 * What a filter demands of a row: a tree of comparisons. A comparison either holds or does not,
 * also for a row without its field; so {@code NOT} finds the rows without the field as well.
 */
sealed interface Expression permits Comparison, Expression.All, Expression.Any, Expression.Not {

  boolean matches(Row row);

  /** Names the field of each comparison. */
  void eachField(Consumer<Field> fields);

  /** AND; without parts it matches every row. */
  record All(List<Expression> parts) implements Expression {

    static Expression of(List<Expression> parts) {
      return parts.size() == 1 ? parts.getFirst() : new All(List.copyOf(parts));
    }

    @Override
    public boolean matches(Row row) {
      for (Expression part : parts) {
        if (!part.matches(row)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void eachField(Consumer<Field> fields) {
      parts.forEach(part -> part.eachField(fields));
    }
  }

  /** OR, of at least two parts. */
  record Any(List<Expression> parts) implements Expression {

    static Expression of(List<Expression> parts) {
      return parts.size() == 1 ? parts.getFirst() : new Any(List.copyOf(parts));
    }

    @Override
    public boolean matches(Row row) {
      for (Expression part : parts) {
        if (part.matches(row)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void eachField(Consumer<Field> fields) {
      parts.forEach(part -> part.eachField(fields));
    }
  }

  record Not(Expression part) implements Expression {

    @Override
    public boolean matches(Row row) {
      return !part.matches(row);
    }

    @Override
    public void eachField(Consumer<Field> fields) {
      part.eachField(fields);
    }
  }
}
