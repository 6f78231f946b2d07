// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import java.util.Optional;

/** Takes one cell of each row as rows come. */
sealed interface ColumnReader permits NumberReader, WordReader, TextReader, TimeReader {

  /** The cell of the current row. */
  void read();

  /** What was read, at the end. */
  Column column();

  /** Where the first cell without a value stands, if there is one. */
  Optional<Position> firstMissing();
}
