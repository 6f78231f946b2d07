// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import java.util.Optional;
import java.util.Set;

/**
 * The cells of one column, the current row's at a time, with what is said of those that do not do.
 */
final class ReadCells {
  private final CsvRows rows;
  private final int column;
  private final Set<String> missing;
  private final boolean required;
  private Optional<Position> firstMissing = Optional.empty();

  /**
   * @param missing cells that stand for no value
   * @param required whether each row must have one
   */
  ReadCells(CsvRows rows, int column, Set<String> missing, boolean required) {
    this.rows = rows;
    this.column = column;
    this.missing = missing;
    this.required = required;
  }

  String name() {
    return rows.header().get(column);
  }

  /** The cell; empty where there is no value, with a complaint if one is required. */
  Optional<String> cell(String wanted) {
    String cell = rows.cell(column);
    if (!missing.contains(cell) && !cell.isBlank()) {
      return Optional.of(cell);
    }
    if (required) {
      complain(
          "wants %s, got %s"
              .formatted(wanted, cell.isBlank() ? "an empty cell" : "\"%s\"".formatted(cell)),
          "Fill it in, or leave the row out.");
    } else if (firstMissing.isEmpty()) {
      firstMissing = Optional.of(rows.at(column));
    }
    return Optional.empty();
  }

  Optional<Position> firstMissing() {
    return firstMissing;
  }

  /**
   * @param what follows the name, without the full stop
   */
  void complain(String what, String suggestion) {
    rows.complain(column, "`%s` %s.".formatted(name(), what), suggestion);
  }
}
