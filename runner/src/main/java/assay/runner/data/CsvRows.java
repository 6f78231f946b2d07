// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file row by row, so that memory holds what is kept of rows and not their text. Complains of
 * what is no row; says where a cell of the current row stands.
 */
final class CsvRows implements Closeable {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).get();

  private final TraceReader text;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final Complaints complaints;
  private final Optional<CSVRecord> header;
  private Optional<CSVRecord> current;
  private long count;

  private CsvRows(TraceReader text, Complaints complaints) throws IOException {
    this.text = text;
    this.complaints = complaints;
    this.parser = CSVParser.parse(text, FORMAT);
    this.records = parser.iterator();
    this.header = record();
    this.current = header;
  }

  static CsvRows open(Path file, Complaints complaints) throws IOException {
    TraceReader text = TraceReader.open(file);
    try {
      CsvRows rows = new CsvRows(text, complaints);
      if (rows.header.isEmpty() && !complaints.any()) {
        complaints.badData(
            Position.START,
            "The file is empty.",
            "Its first line must name the columns, and every further line be a row.");
      }
      return rows;
    } catch (IOException | RuntimeException e) {
      text.close();
      throw e;
    }
  }

  /** Names of columns; none where the file is empty or no CSV. */
  List<String> header() {
    return header.map(CSVRecord::toList).orElse(List.of());
  }

  /** Goes on to the next row that has all its cells; false at the end. */
  boolean next() {
    for (current = record(); current.isPresent(); current = record()) {
      CSVRecord row = current.get();
      if (row.size() == header().size()) {
        count++;
        return true;
      }
      complain(
          row.size() < header().size() ? 0 : header().size(),
          "The row has %d cells, the header %d.".formatted(row.size(), header().size()),
          "Give each row one cell per column; a cell with a comma in it needs quotes.");
    }
    return false;
  }

  /** Rows so far. */
  long count() {
    return count;
  }

  private CSVRecord row() {
    return current.orElseThrow();
  }

  String cell(int column) {
    return row().get(column);
  }

  /** Where a cell of the current row stands. */
  Position at(int column) {
    return text.cell(row().getCharacterPosition(), column, row().size());
  }

  /** Of a cell of the current row. */
  void complain(int column, String message, String suggestion) {
    if (complaints.wantsMore()) {
      complaints.badData(at(column), message, suggestion);
    } else {
      complaints.badDataUnseen();
    }
  }

  private Optional<CSVRecord> record() {
    try {
      while (records.hasNext()) {
        CSVRecord record = records.next();
        if (text.broken().isPresent()) {
          break;
        }
        text.release(record.getCharacterPosition());
        if (record.size() > 1 || !record.get(0).isBlank()) {
          return Optional.of(record);
        }
      }
      text.broken()
          .ifPresent(at ->
              complaints.badData(
                  at, "The file is not UTF-8: what follows cannot be read.", "Save it as UTF-8."));
    } catch (UncheckedIOException e) {
      complaints.badData(
          new Position(Math.toIntExact(Math.max(1, parser.getCurrentLineNumber())), 1),
          "A quoted cell that starts on this line or above is not closed, or text follows it.",
          "Write a quote inside a quoted cell twice, and a comma after the closing quote.");
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
