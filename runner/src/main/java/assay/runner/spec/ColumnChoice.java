// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.List;

/** Which columns a step works on. */
public sealed interface ColumnChoice {
  static ColumnChoice numeric() {
    return new OfType(ColumnType.NUMERIC);
  }

  static ColumnChoice category() {
    return new OfType(ColumnType.CATEGORY);
  }

  static ColumnChoice text() {
    return new OfType(ColumnType.TEXT);
  }

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
