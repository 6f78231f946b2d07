// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.Optional;

/**
 * Many rows, kept column by column and named by numbers. A search looks its columns up once and
 * then reads numbers; {@link Filter#over} and {@link Order#over} give the same answers as they do
 * row by row.
 */
public interface Columns {

  /** The column of a field that holds numbers; absent: {@link #row} knows it. */
  Optional<NumberColumn> findNumbers(Field field);

  /** The column of a field that holds text; absent: {@link #row} knows it. */
  Optional<TextColumn> findTexts(Field field);

  Row row(int row);
}
