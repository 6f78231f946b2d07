// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads sentences; one that is missing is empty. */
final class TextReader implements ColumnReader {
  private final ReadCells cells;
  private final List<String> texts = new ArrayList<>();

  TextReader(ReadCells cells) {
    this.cells = cells;
  }

  @Override
  public void read() {
    texts.add(cells.cell("text").orElse(""));
  }

  @Override
  public Column.Texts column() {
    return new Column.Texts(cells.name(), texts);
  }

  @Override
  public Optional<Position> firstMissing() {
    return Optional.empty();
  }
}
