// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Predicted classes, with the scores behind them where those are known, beside the true classes.
 */
public final class Predictions implements Sample<Predictions> {
  /** What a softmax in single precision may be off by, with room to spare. */
  private static final double ROUNDING = 1e-4;

  private static final int ALL_CLASSES = -1;

  private final Rows rows;
  private final Weights weights;
  private final ConfusionMatrix confusion;
  private final Map<Integer, double[]> wins = new ConcurrentHashMap<>();

  private Predictions(Rows rows, Weights weights) {
    this.rows = rows;
    this.weights = weights;
    this.confusion = new ConfusionMatrix(rows.classes);
    for (int row = 0; row < rows.labels.length; row++) {
      confusion.add(rows.labels[row], rows.predicted[row], weights.of(row));
    }
  }

  /** What stays the same whatever rows weigh. */
  private static final class Rows {
    final int classes;
    final int[] labels;
    final int[] predicted;

    /** Row-major, as predicted. */
    final double @Nullable [] scores;

    final double[] sums;

    /** Why the scores are no probabilities, if so. */
    final Optional<String> improbable;

    final Map<Integer, int[]> orders = new ConcurrentHashMap<>();
    final Map<String, double[]> values = new ConcurrentHashMap<>();

    Rows(int classes, int[] labels, int[] predicted, double @Nullable [] scores) {
      this.classes = classes;
      this.labels = labels;
      this.predicted = predicted;
      this.scores = scores;
      this.sums = scores == null ? new double[0] : sums(scores, classes);
      this.improbable =
          scores == null
              ? Optional.of(
                  "it needs scores or probabilities, and there are predicted classes alone")
              : Predictions.improbable(scores, sums);
      if (classes < 2
          || labels.length == 0
          || predicted.length != labels.length
          || (scores != null && scores.length != labels.length * classes)) {
        throw new IllegalArgumentException(
            "%d labels and %d predictions do not fit %d classes"
                .formatted(labels.length, predicted.length, classes));
      }
    }
  }

  /** Why nothing can be said of these predictions, if so. */
  static Optional<String> unusable(double[] probabilities, int classes, int[] labels) {
    boolean known = Arrays.stream(labels).allMatch(label -> label >= 0 && label < classes);
    if (classes < 2 || probabilities.length != labels.length * classes || !known) {
      throw new IllegalArgumentException(
          "%d probabilities and %d labels do not fit %d classes"
              .formatted(probabilities.length, labels.length, classes));
    }
    return labels.length == 0
        ? Optional.of("there are no rows")
        : improbable(probabilities, sums(probabilities, classes));
  }

  private static Optional<String> improbable(double[] scores, double[] sums) {
    if (!Arrays.stream(scores).allMatch(p -> Double.isFinite(p) && p >= 0)) {
      return Optional.of("a predicted probability is negative or not a finite number");
    }
    return Arrays.stream(sums).anyMatch(sum -> Math.abs(sum - 1) > ROUNDING)
        ? Optional.of("the predicted probabilities of a row do not sum to 1")
        : Optional.empty();
  }

  private static double[] sums(double[] scores, int classes) {
    double[] sums = new double[scores.length / classes];
    for (int row = 0; row < sums.length; row++) {
      sums[row] = Arrays.stream(scores, row * classes, (row + 1) * classes).sum();
    }
    return sums;
  }

  /**
   * The predicted class of a row is its most probable one, the lowest of equals.
   *
   * @param probabilities row-major, rows × classes; kept, not copied
   * @param labels the true class of each row, from 0
   */
  public static Predictions ofProbabilities(double[] probabilities, int classes, int[] labels) {
    int[] predicted =
        IntStream.range(0, labels.length).map(row -> best(probabilities, classes, row)).toArray();
    return of(new Rows(classes, labels, predicted, probabilities));
  }

  private static int best(double[] scores, int classes, int row) {
    int best = 0;
    for (int of = 1; of < classes; of++) {
      if (scores[row * classes + of] > scores[row * classes + best]) {
        best = of;
      }
    }
    return best;
  }

  /**
   * Two classes: the second is predicted from the threshold on.
   *
   * @param scores of the second class: probabilities, or anything that is larger for it
   */
  public static Predictions ofScores(double[] scores, double threshold, int[] labels) {
    double[] both = new double[2 * scores.length];
    int[] predicted = new int[scores.length];
    for (int row = 0; row < scores.length; row++) {
      both[2 * row] = 1 - scores[row];
      both[2 * row + 1] = scores[row];
      predicted[row] = scores[row] >= threshold ? 1 : 0;
    }
    return of(new Rows(2, labels, predicted, both));
  }

  /** Nothing is known but the predicted classes. */
  public static Predictions ofClasses(int[] predicted, int classes, int[] labels) {
    return of(new Rows(classes, labels, predicted, null));
  }

  private static Predictions of(Rows rows) {
    return new Predictions(rows, Weights.equal(rows.labels.length));
  }

  @Override
  public Predictions weighted(Weights other) {
    return new Predictions(rows, other);
  }

  @Override
  public int rows() {
    return rows.labels.length;
  }

  @Override
  public Weights weights() {
    return weights;
  }

  int classes() {
    return rows.classes;
  }

  int label(int row) {
    return rows.labels[row];
  }

  /** Why there is nothing to order rows by, if so. */
  Optional<Score> unordered() {
    return rows.scores == null ? improbable() : Optional.empty();
  }

  /** Why there are no probabilities, if so. */
  Optional<Score> improbable() {
    return rows.improbable.map(Score.Undefined::new);
  }

  /** As predicted: what rows are ordered by, because scaling would break ties between them. */
  double score(int row, int of) {
    double[] scores = rows.scores;
    if (scores == null) {
      throw new IllegalStateException("there are no scores");
    }
    return scores[row * rows.classes + of];
  }

  /** Scaled, so that the row sums to 1 in double precision. */
  double probability(int row, int of) {
    return score(row, of) / rows.sums[row];
  }

  /** The rows by ascending score of a class. */
  int[] order(int of) {
    return rows.orders.computeIfAbsent(of, any -> Order.ascending(rows(), row -> score(row, of)));
  }

  /** All scores ascending, as row × classes + class. */
  int[] orderOfAll() {
    int classes = rows.classes;
    return rows.orders.computeIfAbsent(
        ALL_CLASSES,
        any ->
            Order.ascending(
                Math.multiplyExact(rows(), classes), i -> score(i / classes, i % classes)));
  }

  /** A value of each row that does not depend on weights, computed once. */
  double[] values(String name, IntToDoubleFunction ofRow) {
    return rows.values.computeIfAbsent(
        name, any -> IntStream.range(0, rows()).mapToDouble(ofRow).toArray());
  }

  /** Of {@link RocAuc}, computed once for a class, since several areas are made of them. */
  double[] wins(int of) {
    return wins.computeIfAbsent(of, any -> RocAuc.wins(this, of));
  }

  ConfusionMatrix confusion() {
    return confusion;
  }
}
