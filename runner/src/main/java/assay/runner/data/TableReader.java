// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.ColumnType;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Nearest;
import assay.runner.spec.Place;
import assay.runner.spec.Position;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import assay.runner.spec.SeriesSpec;
import assay.runner.spec.TableSpec;
import assay.runner.spec.TaskSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a data set of the rows of a file, and complains of everything that cannot be part of one.
 * Rows are read one by one into columns of numbers: memory holds those, and not the text.
 */
final class TableReader {
  /** How many problems of one file are kept; more only count. */
  private static final int MOST_PROBLEMS = 1000;

  private static final int MOST_CATEGORIES = 2000;

  private final ExperimentSpec spec;
  private final Problems problems;
  private final RowSource source;
  private final Complaints complaints;
  private final TableSpec table;
  private final TaskSpec task;
  private final Optional<SeriesSpec> series;

  TableReader(ExperimentSpec spec, RowSource source, Problems problems) {
    this.spec = spec;
    this.source = source;
    this.problems = problems;
    this.complaints = new Complaints(source.name(), problems, MOST_PROBLEMS);
    this.table = spec.settings().data().table();
    this.task = spec.settings().task();
    this.series = spec.settings().data().series();
  }

  /** Empty where {@code problems} got an error. */
  Optional<DataSet> read() throws IOException {
    List<ColumnType> guesses = ColumnGuess.of(source.open(), table);
    DigestInputStream bytes = new DigestInputStream(source.open(), Sha256.digest());
    try (bytes;
        CsvRows rows = CsvRows.open(bytes, table, complaints)) {
      if (rows.header().isEmpty() || !columnsAreThere(rows)) {
        return Optional.empty();
      }
      List<Position> header = rows.places();
      Map<String, ColumnReader> readers = readers(rows, guesses);
      List<ColumnReader> all = List.copyOf(readers.values());
      while (rows.next()) {
        all.forEach(ColumnReader::read);
      }
      if (rows.count() == 0 && !complaints.any()) {
        complaints.badData(
            Position.START, "The file has a header and no rows.", "Add a row per example.");
      }
      if (complaints.any()) {
        return Optional.empty();
      }
      bytes.transferTo(OutputStream.nullOutputStream());
      return new ReadTable(rows.header(), header, readers)
          .dataSet(Sha256.hex(bytes.getMessageDigest()));
    }
  }

  private boolean columnsAreThere(CsvRows rows) {
    List<String> header = rows.header();
    checkHeader(header, rows.places());
    int before = problems.count();
    require(header, task.target(), "task.target", rows.form());
    series
        .flatMap(SeriesSpec::time)
        .ifPresent(time -> require(header, time, "data.series.time", rows.form()));
    table
        .columns()
        .keySet()
        .forEach(name -> require(header, name, "data.columns." + name, rows.form()));
    return !complaints.any() && problems.count() == before;
  }

  private void checkHeader(List<String> header, List<Position> places) {
    Set<String> seen = new HashSet<>();
    for (int column = 0; column < header.size(); column++) {
      String name = header.get(column);
      if (name.isBlank()) {
        complaints.badData(
            places.get(column),
            "Column %d has no name.".formatted(column + 1),
            "Name it in the first line.");
      } else if (!seen.add(name)) {
        complaints.badData(
            places.get(column),
            "Two columns are called `%s`.".formatted(name),
            "Rename or remove one of them.");
      }
    }
    if (header.size() < 2 && series.isEmpty() && header.contains(task.target())) {
      complaints.badData(
          Position.START,
          "`%s` is the only column.".formatted(header.getFirst()),
          "Add columns to predict it from.");
    }
  }

  private void require(List<String> header, String name, String path, CsvForm form) {
    if (header.contains(name)) {
      return;
    }
    problems.add(
        spec.positions().place(path),
        ProblemCode.E123_BAD_DATA,
        "The data has no column `%s`; it has %s.".formatted(name, ClassLabels.listed(header)),
        Nearest.of(name, header)
            .map("Did you mean `%s`?"::formatted)
            .orElse(
                table.header()
                    ? "The first line of the file names them, with %s between them."
                        .formatted(form.delimiterName())
                    : "Without a header they are numbered from 0."));
  }

  private Map<String, ColumnReader> readers(CsvRows rows, List<ColumnType> guesses) {
    Map<String, ColumnReader> readers = new LinkedHashMap<>();
    for (int column = 0; column < rows.header().size(); column++) {
      String name = rows.header().get(column);
      ColumnType type = type(name, guesses.get(column));
      if (name.equals(task.target())) {
        readers.put(name, targetReader(cells(rows, column, true)));
      } else if (type != ColumnType.IGNORE) {
        boolean required = type == ColumnType.TIME || type == ColumnType.GROUP;
        readers.put(name, reader(cells(rows, column, required), type));
      }
    }
    return readers;
  }

  private ColumnType type(String name, ColumnType guess) {
    return series.flatMap(SeriesSpec::time).filter(name::equals).isPresent()
        ? ColumnType.TIME
        : table.columns().getOrDefault(name, guess);
  }

  private ReadCells cells(CsvRows rows, int column, boolean required) {
    return new ReadCells(rows, column, Set.copyOf(table.missing()), required);
  }

  private ColumnReader targetReader(ReadCells cells) {
    return task.type() == TaskSpec.Type.CLASSIFICATION
        ? new WordReader(
            cells, "a class", ClassLabels.MOST, "For numbers use `task: {type: regression}`.")
        : new NumberReader(cells, table.decimal());
  }

  private ColumnReader reader(ReadCells cells, ColumnType type) {
    return switch (type) {
      case NUMERIC, IGNORE -> new NumberReader(cells, table.decimal());
      case CATEGORY ->
          new WordReader(
              cells,
              "a word",
              MOST_CATEGORIES,
              "Declare `data.columns: {%s: text}`, or `ignore`.".formatted(cells.name()));
      case GROUP -> new WordReader(cells, "a group", Integer.MAX_VALUE, "");
      case TEXT -> new TextReader(cells);
      case TIME -> new TimeReader(cells, series.isPresent());
    };
  }

  /** All columns, and what each is for. */
  private final class ReadTable {
    private final List<String> header;
    private final List<Position> places;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, Place> missing = new HashMap<>();

    ReadTable(List<String> header, List<Position> places, Map<String, ColumnReader> readers) {
      this.header = header;
      this.places = places;
      readers.forEach((name, reader) -> {
        columns.put(name, reader.column());
        reader.firstMissing().ifPresent(at -> missing.put(name, new Place(source.name(), at)));
      });
    }

    Optional<DataSet> dataSet(String digest) {
      Column target = Objects.requireNonNull(columns.remove(task.target()));
      Optional<Column> time = removed(ColumnType.TIME);
      Optional<Column> group = removed(ColumnType.GROUP);
      List<Column> features = List.copyOf(columns.values());
      features.forEach(this::requireValues);
      checkTarget(target);
      if (complaints.any()) {
        return Optional.empty();
      }
      Optional<double[]> times = time.map(column -> ((Column.Numbers) column).values());
      Optional<int[]> groups = group.map(column -> ((Column.Categories) column).codes());
      return series.isPresent()
          ? series(series.get(), (Column.Numbers) target, features, times, digest)
          : Optional.of(new DataSet(features, targets(target), groups, times, missing, digest));
    }

    private Optional<Column> removed(ColumnType type) {
      Optional<String> name =
          columns.keySet().stream()
              .filter(each -> type(each, ColumnType.NUMERIC) == type)
              .findFirst();
      return name.map(columns::remove);
    }

    private Position place(Column column) {
      return places.get(header.indexOf(column.name()));
    }

    private void requireValues(Column column) {
      for (int row = 0; row < column.rows(); row++) {
        if (!column.isMissing(row)) {
          return;
        }
      }
      complaints.badData(
          table.header() ? place(column) : Position.START,
          "Column `%s` is empty.".formatted(column.name()),
          "Leave the column out of the file, or declare `data.columns: {%s: ignore}`."
              .formatted(column.name()));
    }

    private void checkTarget(Column target) {
      if (target instanceof Column.Categories classes && classes.words().size() < 2) {
        complaints.badData(
            table.header() ? place(target) : Position.START,
            "`%s` is `%s` in every row; there is nothing to tell apart."
                .formatted(target.name(), classes.words().getFirst()),
            "Add rows of a second class.");
      }
    }

    private Targets targets(Column target) {
      return switch (target) {
        case Column.Categories(String name, int[] codes, List<String> words) ->
            new Targets.Classes(codes, words);
        case Column.Numbers(String name, double[] values) -> new Targets.Numbers(values);
        case Column.Texts texts -> throw new IllegalStateException("sentences are not predicted");
      };
    }

    private Optional<DataSet> series(
        SeriesSpec of,
        Column.Numbers target,
        List<Column> features,
        Optional<double[]> times,
        String digest) {
      SeriesTable lagged = new SeriesTable(of, target.values());
      if (lagged.rows() < 2) {
        problems.add(
            spec.positions().place("data.series.lags"),
            ProblemCode.E123_BAD_DATA,
            "The series has %d values, too few for %d lags.".formatted(target.rows(), of.lags()),
            "Use fewer `lags`, or a longer series.");
        return Optional.empty();
      }
      DataSet rows =
          new DataSet(
              lagged.columns(features),
              lagged.targets(),
              Optional.empty(),
              times.map(all -> new Column.Numbers("", all).of(lagged.predicted()).values()),
              missing,
              digest);
      return Optional.of(rows);
    }
  }
}
