// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Nearest;
import assay.runner.spec.Place;
import assay.runner.spec.Position;
import assay.runner.spec.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVRecord;

/** Reads scores per fold from a CSV file, and complains of all that is wrong with it at once. */
public final class ScoreFile {
  private static final String TRIAL = "trial";
  private static final String FOLD = "fold";
  private static final String REPEAT = "repeat";
  private static final String SCORE = "score";
  private static final String TRAIN = "n_train";
  private static final String TEST = "n_test";
  private static final List<String> REQUIRED = List.of(TRIAL, FOLD, REPEAT, SCORE);
  private static final List<String> KNOWN = List.of(TRIAL, FOLD, REPEAT, SCORE, TRAIN, TEST);
  private static final int LARGEST_COUNT = 1_000_000_000;

  private final CsvTable table;
  private final Complaints complaints;
  private final Map<String, Integer> columns = new HashMap<>();

  private ScoreFile(CsvTable table, Complaints complaints) {
    this.table = table;
    this.complaints = complaints;
  }

  /**
   * The rows in their order. Empty where {@code problems} got an error.
   *
   * @param file with the columns {@code trial,fold,repeat,score} and perhaps {@code
   *     n_train,n_test}, in any order
   */
  public static List<ScoreRow> read(String file, Problems problems) {
    Complaints complaints = new Complaints(file, problems);
    return new FileReader(new Place(file, Position.START), problems)
        .read(Path.of(""), file)
        .flatMap(source -> CsvTable.parse(source.text(), complaints))
        .map(table -> new ScoreFile(table, complaints).rows())
        .orElse(List.of());
  }

  private List<ScoreRow> rows() {
    readHeader();
    if (complaints.any()) {
      return List.of();
    }
    if (table.rows().isEmpty()) {
      complaints.badData(
          Position.START, "The file has a header and no rows.", "Add a row per trial and fold.");
    }
    List<ScoreRow> rows = new ArrayList<>();
    Map<List<Object>, Integer> lines = new HashMap<>();
    for (CSVRecord row : table.rows()) {
      read(row)
          .ifPresent(score -> {
            complainOfSecond(row, score, lines);
            rows.add(score);
          });
    }
    return complaints.any() ? List.of() : rows;
  }

  private void readHeader() {
    CSVRecord header = table.header();
    for (int column = 0; column < header.size(); column++) {
      String name = header.get(column);
      if (!KNOWN.contains(name)) {
        complaints.badData(
            table.position(header, column),
            "There is no column `%s` in a file of scores.".formatted(name),
            Nearest.of(name, KNOWN)
                .map("Did you mean `%s`?"::formatted)
                .orElse("Known are: %s.".formatted(String.join(", ", KNOWN))));
      } else if (columns.putIfAbsent(name, column) != null) {
        complaints.badData(
            table.position(header, column),
            "Two columns are called `%s`.".formatted(name),
            "Remove one of them.");
      }
    }
    for (String name : REQUIRED) {
      if (!columns.containsKey(name)) {
        complainOfMissing(name);
      }
    }
    if (columns.containsKey(TRAIN) != columns.containsKey(TEST)) {
      complainOfMissing(columns.containsKey(TRAIN) ? TEST : TRAIN);
    }
  }

  private void complainOfMissing(String name) {
    complaints.badData(
        Position.START,
        "The column `%s` is missing.".formatted(name),
        "The first line names the columns: trial,fold,repeat,score and, together, n_train,n_test.");
  }

  private Optional<ScoreRow> read(CSVRecord row) {
    int width = table.header().size();
    if (row.size() != width) {
      complaints.badData(
          table.position(row, row.size() < width ? 0 : width),
          "The row has %d cells, the header %d.".formatted(row.size(), width),
          "Give each row one cell per column; a cell with a comma in it needs quotes.");
      return Optional.empty();
    }
    Optional<String> trial = trial(row);
    Optional<Integer> fold = count(row, FOLD, 0);
    Optional<Integer> repeat = count(row, REPEAT, 0);
    Optional<Double> score = score(row);
    Optional<OptionalDouble> ratio = ratio(row);
    if (trial.isEmpty()
        || fold.isEmpty()
        || repeat.isEmpty()
        || score.isEmpty()
        || ratio.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ScoreRow(trial.get(), fold.get(), repeat.get(), score.get(), ratio.get()));
  }

  /** Empty where a count is wrong; without the two columns, an empty ratio. */
  private Optional<OptionalDouble> ratio(CSVRecord row) {
    if (!columns.containsKey(TRAIN)) {
      return Optional.of(OptionalDouble.empty());
    }
    Optional<Integer> train = count(row, TRAIN, 1);
    Optional<Integer> test = count(row, TEST, 1);
    return train.flatMap(n -> test.map(m -> OptionalDouble.of((double) m / n)));
  }

  private Optional<String> trial(CSVRecord row) {
    String name = cell(row, TRIAL);
    if (name.isBlank()) {
      complain(row, TRIAL, "the name of a trial", "Fill it in, or leave the row out.");
      return Optional.empty();
    }
    return Optional.of(name);
  }

  private Optional<Double> score(CSVRecord row) {
    double number = CellText.single(cell(row, SCORE));
    if (Double.isNaN(number)) {
      complain(row, SCORE, "a number", "Write it like 0.953 or -2e-3, or leave the row out.");
      return Optional.empty();
    }
    return Optional.of(number);
  }

  private Optional<Integer> count(CSVRecord row, String column, int smallest) {
    String cell = cell(row, column);
    if (cell.matches("[0-9]{1,10}")) {
      long count = Long.parseLong(cell);
      if (count >= smallest && count <= LARGEST_COUNT) {
        return Optional.of((int) count);
      }
    }
    complain(
        row,
        column,
        "a whole number ≥ " + smallest,
        column.equals(FOLD) || column.equals(REPEAT)
            ? "Count folds and repeats from 0."
            : "Write how many rows the fold has.");
    return Optional.empty();
  }

  private String cell(CSVRecord row, String column) {
    return row.get(columns.getOrDefault(column, 0));
  }

  private void complain(CSVRecord row, String column, String wanted, String advice) {
    String cell = cell(row, column);
    String found = cell.isBlank() ? "an empty cell" : "\"%s\"".formatted(CellText.shown(cell));
    complaints.badData(
        table.position(row, columns.getOrDefault(column, 0)),
        "`%s` wants %s, got %s.".formatted(column, wanted, found),
        advice);
  }

  private void complainOfSecond(CSVRecord row, ScoreRow score, Map<List<Object>, Integer> lines) {
    int line = table.position(row, 0).line();
    Integer before = lines.putIfAbsent(List.of(score.trial(), score.fold(), score.repeat()), line);
    if (before != null) {
      complaints.badData(
          table.position(row, 0),
          "Fold %d of repeat %d of `%s` has a score on line %d already."
              .formatted(score.fold(), score.repeat(), score.trial(), before),
          "Leave one of them out, or give it another repeat.");
    }
  }
}
