// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV text cut into cells: a header, then rows. Says where in the text a cell stands. */
final class CsvTable {
  private final String text;
  private final TextPositions positions;
  private final List<CSVRecord> records;

  private CsvTable(String text, List<CSVRecord> records) {
    this.text = text;
    this.positions = new TextPositions(text);
    this.records = records;
  }

  /** Empty, with a complaint, where the text is no CSV or has no cells. */
  static Optional<CsvTable> parse(String text, Complaints complaints) {
    try (CSVParser parser = CSVParser.parse(new StringReader(text), CsvForm.STANDARD.format())) {
      return parse(text, parser, complaints);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static Optional<CsvTable> parse(String text, CSVParser parser, Complaints complaints) {
    try {
      List<CSVRecord> records = parser.stream().filter(record -> !blank(record)).toList();
      if (records.isEmpty()) {
        complaints.badData(
            Position.START,
            "The file is empty.",
            "Its first line must name the columns, and every further line be a row.");
        return Optional.empty();
      }
      return Optional.of(new CsvTable(text, records));
    } catch (UncheckedIOException e) {
      complaints.badData(
          new Position(Math.toIntExact(Math.max(1, parser.getCurrentLineNumber())), 1),
          "A quoted cell that starts on this line or above is not closed, or text follows it.",
          "Write a quote inside a quoted cell twice, and a comma after the closing quote.");
      return Optional.empty();
    }
  }

  private static boolean blank(CSVRecord record) {
    return record.size() == 1 && record.get(0).isBlank();
  }

  CSVRecord header() {
    return records.getFirst();
  }

  List<CSVRecord> rows() {
    return records.subList(1, records.size());
  }

  /** Where a cell starts; where the row ends for a cell beyond it. */
  Position position(CSVRecord record, int cell) {
    int start = Math.toIntExact(record.getCharacterPosition());
    return positions.at(new Cells(text, CsvForm.STANDARD).start(start, cell, record.size()));
  }
}
