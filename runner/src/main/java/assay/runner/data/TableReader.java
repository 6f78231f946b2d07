// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/** Makes a data set of a table, and complains of everything that cannot be part of one. */
final class TableReader {
  private final CsvTable table;
  private final CSVRecord header;
  private final int target;
  private final Complaints complaints;

  TableReader(CsvTable table, int target, Complaints complaints) {
    this.table = table;
    this.header = table.header();
    this.target = target;
    this.complaints = complaints;
  }

  Optional<DataSet> read(String digest) {
    checkHeader();
    List<CSVRecord> rows = fullRows();
    int[] columns = IntStream.range(0, header.size()).filter(c -> c != target).toArray();
    double[] features = new double[rows.size() * columns.length];
    for (int i = 0; i < columns.length; i++) {
      new NumberColumn(table, columns[i], complaints).read(rows, features, i, columns.length);
    }
    List<String> labels = labels(rows);
    if (complaints.any()) {
      return Optional.empty();
    }
    LabelCodes codes = LabelCodes.of(labels);
    List<String> names = IntStream.of(columns).mapToObj(header::get).toList();
    return Optional.of(
        new DataSet(names, features, codes.classNames(), codes.encode(labels), digest));
  }

  private void checkHeader() {
    Set<String> seen = new HashSet<>();
    for (int column = 0; column < header.size(); column++) {
      String name = header.get(column);
      Position at = table.position(header, column);
      if (name.isBlank()) {
        complaints.badData(
            at, "Column %d has no name.".formatted(column + 1), "Name it in the first line.");
      } else if (!seen.add(name)) {
        complaints.badData(
            at, "Two columns are called `%s`.".formatted(name), "Rename or remove one of them.");
      }
    }
    if (header.size() < 2) {
      complaints.badData(
          Position.START,
          "`%s` is the only column.".formatted(header.get(0)),
          "Add columns to predict it from, separated by commas.");
    }
  }

  private List<CSVRecord> fullRows() {
    List<CSVRecord> full = new ArrayList<>();
    for (CSVRecord row : table.rows()) {
      if (row.size() == header.size()) {
        full.add(row);
      } else {
        complaints.badData(
            table.position(row, row.size() < header.size() ? 0 : header.size()),
            "The row has %d cells, the header %d.".formatted(row.size(), header.size()),
            "Give each row one cell per column; a cell with a comma in it needs quotes.");
      }
    }
    if (table.rows().isEmpty()) {
      complaints.badData(
          Position.START, "The file has a header and no rows.", "Add a row per example.");
    }
    return full;
  }

  private List<String> labels(List<CSVRecord> rows) {
    List<String> labels = new ArrayList<>();
    for (CSVRecord row : rows) {
      String label = row.get(target);
      labels.add(label);
      if (label.isBlank()) {
        complaints.badData(
            table.position(row, target),
            "`%s` wants a class, got an empty cell.".formatted(header.get(target)),
            "Fill it in, or leave the row out.");
      }
    }
    if (!labels.isEmpty() && labels.stream().distinct().count() < 2) {
      complaints.badData(
          table.position(header, target),
          "`%s` is `%s` in every row; there is nothing to tell apart."
              .formatted(header.get(target), labels.getFirst()),
          "Add rows of a second class.");
    }
    return labels;
  }
}
