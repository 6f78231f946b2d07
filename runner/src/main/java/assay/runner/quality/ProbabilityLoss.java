// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.stream.IntStream;

/** Losses of the probabilities themselves; smaller is better. */
final class ProbabilityLoss {
  /** Double precision's ε: no row costs more than 52 ln 2 ≈ 36, however wrong and sure it is. */
  private static final double SMALLEST = 0x1p-52;

  private static final int BINS = 10;

  private ProbabilityLoss() {}

  /** Mean −ln p of the true class, probabilities cut off at ε and 1−ε and scaled again. */
  static Score logLoss(Predictions predictions) {
    return predictions
        .improbable()
        .orElseGet(() ->
            mean(
                predictions,
                predictions.values("log_loss", row -> -Math.log(clipped(predictions, row)))));
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
    return predictions
        .improbable()
        .orElseGet(() ->
            mean(
                predictions,
                predictions.values(
                    "brier",
                    row ->
                        IntStream.range(first, predictions.classes())
                            .mapToDouble(of -> squaredError(predictions, row, of))
                            .sum())));
  }

  private static double squaredError(Predictions predictions, int row, int of) {
    double error = predictions.probability(row, of) - (predictions.label(row) == of ? 1 : 0);
    return error * error;
  }

  private static Score mean(Predictions predictions, double[] losses) {
    return new Score.Value(predictions.weights().mean(losses));
  }

  /**
   * The expected calibration error (Naeini, Cooper and Hauskrecht 2015): rows in ten bins of equal
   * width by probability, [a, b), the last one closed; the mean distance between the probability
   * and the share that was right, by the rows of a bin. With two classes the probability is that of
   * the positive one; with more that of the predicted class (Guo, Pleiss, Sun and Weinberger 2017).
   */
  static Score calibrationError(Predictions predictions) {
    return predictions.improbable().orElseGet(() -> binned(predictions));
  }

  private static Score binned(Predictions predictions) {
    double[] gaps = new double[BINS];
    for (int row = 0; row < predictions.rows(); row++) {
      int of = predictions.classes() == 2 ? 1 : mostProbable(predictions, row);
      double probability = predictions.score(row, of);
      int bin = 0;
      while (bin < BINS - 1 && probability >= (bin + 1) * 0.1) {
        bin++;
      }
      double right = predictions.label(row) == of ? 1 : 0;
      gaps[bin] += predictions.weights().of(row) * (right - probability);
    }
    double sum = 0;
    for (double gap : gaps) {
      sum += Math.abs(gap);
    }
    return new Score.Value(sum / predictions.weights().total());
  }

  private static int mostProbable(Predictions predictions, int row) {
    int best = 0;
    for (int of = 1; of < predictions.classes(); of++) {
      best = predictions.score(row, of) > predictions.score(row, best) ? of : best;
    }
    return best;
  }
}
