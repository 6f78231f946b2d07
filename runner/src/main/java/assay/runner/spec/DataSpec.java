// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.Optional;

/**
 * Where the rows come from.
 *
 * @param source as written: {@code builtin:iris} or {@code csv:PATH}
 * @param table how the rows of a file are written
 * @param series how the values of a series become rows
 */
public record DataSpec(String source, TableSpec table, Optional<SeriesSpec> series) {
  /** A table as most are, of rows that stand for themselves. */
  public DataSpec(String source) {
    this(source, TableSpec.STANDARD, Optional.empty());
  }
}
