// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.List;

/** Which columns a step works on. */
public sealed interface ColumnChoice {
  ColumnChoice NUMERIC = new OfType(ColumnType.NUMERIC);
  ColumnChoice CATEGORY = new OfType(ColumnType.CATEGORY);
  ColumnChoice TEXT = new OfType(ColumnType.TEXT);

  /** All that hold numbers, words or sentences when the step's turn comes. */
  record OfType(ColumnType type) implements ColumnChoice {}

  /** Those of these names. */
  record Named(List<String> names) implements ColumnChoice {
    public Named {
      names = List.copyOf(names);
    }
  }

  /** Whether a column is one of them. */
  default boolean has(String name, ColumnType type) {
    return switch (this) {
      case OfType(ColumnType wanted) -> type == wanted;
      case Named(List<String> names) -> names.contains(name);
    };
  }
}
