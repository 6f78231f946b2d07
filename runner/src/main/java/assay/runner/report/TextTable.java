// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, two spaces apart: numbers to the right, words to the left. */
public final class TextTable {
  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  private record Column(String head, boolean right) {}

  public TextTable left(String head) {
    columns.add(new Column(head, false));
    return this;
  }

  public TextTable right(String head) {
    columns.add(new Column(head, true));
    return this;
  }

  public void row(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.size(), columns.size()));
    }
    rows.add(List.copyOf(cells));
  }

  /** The head and the rows, without trailing blanks. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Column::head).toList()));
    rows.forEach(row -> lines.add(line(row)));
    return lines;
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(width(i) - length(cells.get(i)));
      line.append(i == 0 ? "" : "  ");
      line.append(columns.get(i).right() ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    int head = length(columns.get(column).head());
    return rows.stream().mapToInt(row -> length(row.get(column))).reduce(head, Math::max);
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
