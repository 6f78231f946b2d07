// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.quality.Predictions;
import assay.runner.quality.Weights;
import assay.runner.spec.Position;
import java.util.List;
import java.util.Optional;

/** Reads predicted classes: from scores, from probabilities, or as they were predicted. */
final class ClassRows {
  private final CsvRows rows;
  private final Columns columns;
  private final Complaints complaints;
  private final boolean two;
  private final double threshold;
  private final ClassLabels labels;
  private final PredictionCells cells;

  private final Ints truth = new Ints();
  private final Ints predicted = new Ints();
  private final Doubles scores = new Doubles();
  private final Doubles weights = new Doubles();

  ClassRows(
      CsvRows rows,
      Columns columns,
      Complaints complaints,
      boolean two,
      double threshold,
      Optional<List<String>> declared) {
    this.rows = rows;
    this.columns = columns;
    this.complaints = complaints;
    this.two = two;
    this.threshold = threshold;
    this.labels = new ClassLabels(rows, declared);
    this.cells = new PredictionCells(rows);
  }

  Optional<PredictionFile.OfClasses> read() {
    int truthColumn = columns.required("y_true", "the true class");
    List<Integer> scoreColumns = scoreColumns();
    int predictedColumn = columns.optional("y_pred");
    int weightColumn = columns.optional("sample_weight");
    if (complaints.any()) {
      return Optional.empty();
    }
    while (rows.next()) {
      truth.add(labels.code(truthColumn));
      for (int column : scoreColumns) {
        scores.add(cells.number(column));
      }
      if (scoreColumns.isEmpty()) {
        predicted.add(labels.code(predictedColumn));
      }
      if (weightColumn >= 0) {
        weights.add(cells.weight(weightColumn));
      }
    }
    PredictionFile.requireRows(rows, complaints);
    Optional<Weights> checked =
        weightColumn < 0 ? Optional.empty() : PredictionFile.weights(weights, complaints);
    Optional<List<String>> order = complaints.any() ? Optional.empty() : order(scoreColumns.size());
    return order.map(classes -> {
      Predictions predictions = predictions(classes, !scoreColumns.isEmpty());
      return new PredictionFile.OfClasses(
          checked.map(predictions::weighted).orElse(predictions),
          classes,
          !scoreColumns.isEmpty(),
          !scoreColumns.isEmpty() && predictedColumn >= 0);
    });
  }

  /** None where the file has predicted classes alone. */
  private List<Integer> scoreColumns() {
    boolean scored = two ? columns.has("score") : columns.hasNumbered("proba_");
    if (!scored && columns.has("y_pred")) {
      return List.of();
    }
    if (two) {
      return List.of(columns.required("score", "score of the positive class; or `y_pred`"));
    }
    List<Integer> each = columns.numbered("proba_", "probability of a class; or `y_pred`");
    if (each.size() > ClassLabels.MOST) {
      rows.complain(
          each.get(ClassLabels.MOST),
          "There are %d classes.".formatted(each.size()),
          "At most %d can be judged at once.".formatted(ClassLabels.MOST));
    } else if (each.size() == 1 && !complaints.any()) {
      rows.complain(
          each.getFirst(),
          "`proba_0` is the only probability.",
          "Give each class a column; for one score of two classes use --task binary.");
    }
    return each;
  }

  private Optional<List<String>> order(int scoreColumns) {
    int wanted = two ? 2 : scoreColumns == 0 ? Math.max(2, labels.count()) : scoreColumns;
    Optional<List<String>> order = labels.order(wanted);
    if (order.isEmpty()) {
      String what =
          two
              ? "--task binary wants 2"
              : scoreColumns == 0
                  ? "at least 2 are needed"
                  : "there are %d columns `proba_…`".formatted(scoreColumns);
      complaints.badData(
          Position.START,
          "`y_true` has %d %s, %s, and %s."
              .formatted(
                  labels.count(), labels.count() == 1 ? "class" : "classes", labels.listed(), what),
          labels.count() > 2 && two
              ? "Use --task multiclass, or leave out the rows of other classes."
              : "Name all classes in their order, such as --labels no,yes.");
    }
    return order;
  }

  private Predictions predictions(List<String> classes, boolean scored) {
    int[] actual = labels.renumbered(truth.all(), classes);
    if (!scored) {
      return Predictions.ofClasses(
          labels.renumbered(predicted.all(), classes), classes.size(), actual);
    }
    return two
        ? Predictions.ofScores(scores.take(), threshold, actual)
        : Predictions.ofProbabilities(scores.take(), classes.size(), actual);
  }
}
