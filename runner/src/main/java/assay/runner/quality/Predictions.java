// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.Arrays;
import java.util.Optional;

/** Predicted probabilities beside the true classes; at least one row. */
final class Predictions {
  /** What a softmax in single precision may be off by, with room to spare. */
  private static final double ROUNDING = 1e-4;

  private final double[] probabilities;
  private final double[] sums;
  private final int classes;
  private final int[] labels;
  private final ConfusionMatrix confusion;

  private Predictions(double[] probabilities, int classes, int[] labels) {
    this.probabilities = probabilities;
    this.classes = classes;
    this.labels = labels;
    this.confusion = new ConfusionMatrix(classes);
    this.sums = new double[labels.length];
    for (int row = 0; row < labels.length; row++) {
      sums[row] = sum(probabilities, row, classes);
      confusion.add(labels[row], mostProbable(row));
    }
  }

  /** Why nothing can be said of these predictions, if so. */
  static Optional<String> unusable(double[] probabilities, int classes, int[] labels) {
    requireFit(probabilities, classes, labels);
    if (labels.length == 0) {
      return Optional.of("there are no rows");
    }
    if (!Arrays.stream(probabilities).allMatch(p -> Double.isFinite(p) && p >= 0)) {
      return Optional.of("a predicted probability is negative or not a finite number");
    }
    for (int row = 0; row < labels.length; row++) {
      if (Math.abs(sum(probabilities, row, classes) - 1) > ROUNDING) {
        return Optional.of("the predicted probabilities of a row do not sum to 1");
      }
    }
    return Optional.empty();
  }

  private static void requireFit(double[] probabilities, int classes, int[] labels) {
    boolean known = Arrays.stream(labels).allMatch(label -> label >= 0 && label < classes);
    if (classes < 2 || probabilities.length != labels.length * classes || !known) {
      throw new IllegalArgumentException(
          "%d probabilities and %d labels do not fit %d classes"
              .formatted(probabilities.length, labels.length, classes));
    }
  }

  static Predictions of(double[] probabilities, int classes, int[] labels) {
    return new Predictions(probabilities, classes, labels);
  }

  private static double sum(double[] probabilities, int row, int classes) {
    return Arrays.stream(probabilities, row * classes, (row + 1) * classes).sum();
  }

  private int mostProbable(int row) {
    int best = 0;
    for (int of = 1; of < classes; of++) {
      if (score(row, of) > score(row, best)) {
        best = of;
      }
    }
    return best;
  }

  int rows() {
    return labels.length;
  }

  int classes() {
    return classes;
  }

  int label(int row) {
    return labels[row];
  }

  /** As predicted: what rows are ordered by, because scaling would break ties between them. */
  double score(int row, int of) {
    return probabilities[row * classes + of];
  }

  /** Scaled, so that the row sums to 1 in double precision. */
  double probability(int row, int of) {
    return score(row, of) / sums[row];
  }

  ConfusionMatrix confusion() {
    return confusion;
  }
}
