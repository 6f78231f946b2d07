// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.quality.Predictions;
import assay.runner.quality.Rate;
import assay.runner.quality.Weights;
import assay.runner.spec.Position;
import assay.runner.spec.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file of predictions beside the truth, as any program may have made them. Columns that are
 * not known are left alone. Every method is empty where something is wrong, and then the problems
 * say what, with file, line and column.
 */
public final class PredictionFile {
  /** How many problems are kept; more only count. */
  private static final int MOST_PROBLEMS = 100;

  private final Path file;
  private final Complaints complaints;

  /**
   * @param file that exists
   */
  public PredictionFile(Path file, Problems problems) {
    this.file = file;
    this.complaints = new Complaints(file.toString(), problems, MOST_PROBLEMS);
  }

  /**
   * Classes that were predicted.
   *
   * @param classes their names in order; with two, the second is the positive one
   * @param fromScores whether classes were predicted from scores, or probabilities, of the file
   * @param unused a column of predicted classes that was not looked at, since there are scores
   */
  public record OfClasses(
      Predictions predictions, List<String> classes, boolean fromScores, boolean unused) {}

  /**
   * Numbers that were predicted, one list for each output.
   *
   * @param weights of rows, if the file has some
   */
  public record OfNumbers(
      List<double[]> truth, List<double[]> predicted, Optional<Weights> weights) {}

  /** What reads the rows of a file whose header is there. */
  private interface Reading<T> {
    Optional<T> of(CsvRows rows, Columns columns);
  }

  private <T> Optional<T> read(Reading<T> reading) throws IOException {
    try (CsvRows rows = CsvRows.open(file, complaints)) {
      return rows.header().isEmpty()
          ? Optional.empty()
          : reading.of(rows, new Columns(rows, complaints));
    }
  }

  /**
   * @param two whether there are two classes, with one column {@code score}
   * @param threshold score from which on the second of two classes is predicted
   * @param labels all classes in order, if they are not to be guessed
   */
  public Optional<OfClasses> classes(boolean two, double threshold, Optional<List<String>> labels)
      throws IOException {
    return read(
        (rows, columns) -> new ClassRows(rows, columns, complaints, two, threshold, labels).read());
  }

  public Optional<OfNumbers> numbers() throws IOException {
    return read(this::numbers);
  }

  private Optional<OfNumbers> numbers(CsvRows rows, Columns columns) {
    List<Integer> truth = columns.oneOrNumbered("y_true", "the true value");
    List<Integer> predicted = columns.oneOrNumbered("y_pred", "the predicted value");
    int weight = columns.optional("sample_weight");
    if (!complaints.any() && truth.size() != predicted.size()) {
      rows.complain(
          predicted.getLast(),
          "There are %d columns `y_true_…` and %d `y_pred_…`."
              .formatted(truth.size(), predicted.size()),
          "Give each output one of both.");
    }
    if (complaints.any()) {
      return Optional.empty();
    }
    List<Doubles> ofTruth = truth.stream().map(column -> new Doubles()).toList();
    List<Doubles> ofPredictions = predicted.stream().map(column -> new Doubles()).toList();
    Doubles weights = new Doubles();
    PredictionCells cells = new PredictionCells(rows);
    while (rows.next()) {
      for (int i = 0; i < truth.size(); i++) {
        ofTruth.get(i).add(cells.number(truth.get(i)));
        ofPredictions.get(i).add(cells.number(predicted.get(i)));
      }
      if (weight >= 0) {
        weights.add(cells.weight(weight));
      }
    }
    requireRows(rows, complaints);
    Optional<Weights> checked = weight < 0 ? Optional.empty() : weights(weights, complaints);
    return complaints.any()
        ? Optional.empty()
        : Optional.of(
            new OfNumbers(
                ofTruth.stream().map(Doubles::take).toList(),
                ofPredictions.stream().map(Doubles::take).toList(),
                checked));
  }

  /** The true values that a series had before, in order of time. */
  public Optional<List<double[]>> history() throws IOException {
    return read((rows, columns) -> {
      List<Integer> truth = columns.oneOrNumbered("y_true", "the value at each time");
      List<Doubles> values = truth.stream().map(column -> new Doubles()).toList();
      PredictionCells cells = new PredictionCells(rows);
      while (!complaints.any() && rows.next()) {
        for (int i = 0; i < truth.size(); i++) {
          values.get(i).add(cells.number(truth.get(i)));
        }
      }
      requireRows(rows, complaints);
      return complaints.any()
          ? Optional.empty()
          : Optional.of(values.stream().map(Doubles::take).toList());
    });
  }

  /** All rows together: those of every day, or page, make one rate. */
  public Optional<Rate> rate() throws IOException {
    return read((rows, columns) -> {
      int hits = columns.required("hits", "how often it happened");
      int of = columns.required("n", "how often it could have happened");
      if (complaints.any()) {
        return Optional.empty();
      }
      PredictionCells cells = new PredictionCells(rows);
      long allHits = 0;
      long all = 0;
      while (rows.next()) {
        long some = cells.count(hits);
        long n = cells.count(of);
        if (n >= 0 && some > n) {
          rows.complain(
              hits,
              "`hits` is %d, and `n` only %d.".formatted(some, n),
              "Hits are a part of n; are the columns swapped?");
        }
        allHits = Math.addExact(allHits, some);
        all = Math.addExact(all, n);
      }
      requireRows(rows, complaints);
      return complaints.any() ? Optional.empty() : Optional.of(new Rate(allHits, all));
    });
  }

  static void requireRows(CsvRows rows, Complaints complaints) {
    if (rows.count() == 0 && !complaints.any()) {
      complaints.badData(
          Position.START, "The file has a header and no rows.", "Add a row per prediction.");
    }
  }

  static Optional<Weights> weights(Doubles weights, Complaints complaints) {
    double[] all = weights.take();
    if (!complaints.any() && Arrays.stream(all).allMatch(weight -> weight == 0)) {
      complaints.badData(
          Position.START, "`sample_weight` is 0 in every row.", "Give one row a weight at least.");
    }
    return complaints.any() ? Optional.empty() : Optional.of(Weights.of(all));
  }
}
