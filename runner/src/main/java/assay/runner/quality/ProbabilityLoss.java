// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.stream.IntStream;

/** Losses of the probabilities themselves; smaller is better. */
final class ProbabilityLoss {
  /** Double precision's ε: no row costs more than 52 ln 2 ≈ 36, however wrong and sure it is. */
  private static final double SMALLEST = 0x1p-52;

  private ProbabilityLoss() {}

  /** Mean −ln p of the true class, probabilities cut off at ε and 1−ε and scaled again. */
  static Score logLoss(Predictions predictions) {
    return mean(predictions, row -> -Math.log(clipped(predictions, row)));
  }

  private static double clipped(Predictions predictions, int row) {
    double sum = 0;
    for (int of = 0; of < predictions.classes(); of++) {
      sum += clip(predictions.probability(row, of));
    }
    return clip(predictions.probability(row, predictions.label(row))) / sum;
  }

  private static double clip(double probability) {
    return Math.clamp(probability, SMALLEST, 1 - SMALLEST);
  }

  /**
   * The mean squared distance between probabilities and truth (Brier 1950). With two classes that
   * of the positive one alone, which is half of the sum over both, as scikit-learn and most tools
   * have it; with more the sum over all classes.
   */
  static Score brier(Predictions predictions) {
    int first = predictions.classes() == 2 ? 1 : 0;
    return mean(
        predictions,
        row ->
            IntStream.range(first, predictions.classes())
                .mapToDouble(of -> squaredError(predictions, row, of))
                .sum());
  }

  private static double squaredError(Predictions predictions, int row, int of) {
    double error = predictions.probability(row, of) - (predictions.label(row) == of ? 1 : 0);
    return error * error;
  }

  private interface OfRow {
    double loss(int row);
  }

  private static Score mean(Predictions predictions, OfRow loss) {
    return new Score.Value(
        IntStream.range(0, predictions.rows()).mapToDouble(loss::loss).average().orElseThrow());
  }
}
