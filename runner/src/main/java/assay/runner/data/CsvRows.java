// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import assay.runner.spec.TableSpec;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file row by row, so that memory holds what is kept of rows and not their text. Complains of
 * what is no row; says where a cell of the current row stands.
 */
final class CsvRows implements Closeable {
  private static final Pattern START_OF_QUOTES = Pattern.compile("startline (\\d+)");

  private final TraceReader text;
  private final CsvForm form;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final Complaints complaints;
  private final List<String> header;
  private Optional<CSVRecord> current;
  private boolean currentIsNext;
  private long count;

  private CsvRows(TraceReader text, CsvForm form, Complaints complaints) throws IOException {
    this.text = text;
    this.form = form;
    this.complaints = complaints;
    this.parser = CSVParser.parse(text, form.format());
    this.records = parser.iterator();
    this.current = record();
    this.currentIsNext = !form.header();
    List<String> first = current.map(CSVRecord::toList).orElse(List.of());
    this.header =
        form.header()
            ? first
            : IntStream.range(0, first.size()).mapToObj(column -> "column_" + column).toList();
  }

  static CsvRows open(Path file, Complaints complaints) throws IOException {
    TraceReader text = TraceReader.open(Files.newInputStream(file), StandardCharsets.UTF_8);
    return open(text, CsvForm.STANDARD, complaints);
  }

  static CsvRows open(InputStream bytes, TableSpec spec, Complaints complaints) throws IOException {
    TraceReader text = TraceReader.open(bytes, spec.encoding().orElse(StandardCharsets.UTF_8));
    return open(text, CsvForm.of(spec, text.firstLine()), complaints);
  }

  private static CsvRows open(TraceReader text, CsvForm form, Complaints complaints)
      throws IOException {
    try {
      CsvRows rows = new CsvRows(text, form, complaints);
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
    return header;
  }

  CsvForm form() {
    return form;
  }

  /** Where the cells of the current row stand. */
  List<Position> places() {
    return text.cells(form, row().getCharacterPosition(), row().size());
  }

  /** Goes on to the next row that has all its cells; false at the end. */
  boolean next() {
    for (current = nextRecord(); current.isPresent(); current = record()) {
      CSVRecord row = current.get();
      if (row.size() == header.size()) {
        count++;
        return true;
      }
      complain(
          row.size() < header.size() ? 0 : header.size(),
          "The row has %d cells, the header %d.".formatted(row.size(), header.size()),
          "Give each row one cell per column; a cell with %s in it needs quotes."
              .formatted(form.delimiterName()));
    }
    return false;
  }

  private Optional<CSVRecord> nextRecord() {
    if (currentIsNext) {
      currentIsNext = false;
      return current;
    }
    return record();
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
    return text.cell(form, row().getCharacterPosition(), column, row().size());
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
      text.broken().ifPresent(this::complainOfEncoding);
    } catch (UncheckedIOException e) {
      complaints.badData(
          new Position(lineOf(e), 1),
          "A quoted cell that starts on this line or above is not closed, or text follows it.",
          "Write a quote inside a quoted cell twice, and a comma after the closing quote.");
    }
    return Optional.empty();
  }

  private void complainOfEncoding(Position at) {
    String name = text.encoding().name();
    complaints.badData(
        at,
        "The file is not %s: what follows cannot be read.".formatted(name),
        "Save it as %s.".formatted(name));
  }

  private int lineOf(UncheckedIOException e) {
    Matcher start = START_OF_QUOTES.matcher(String.valueOf(e.getMessage()));
    return start.find()
        ? Integer.parseInt(start.group(1))
        : Math.toIntExact(Math.max(1, parser.getCurrentLineNumber()));
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
