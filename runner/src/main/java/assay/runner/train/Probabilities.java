// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

/** Probabilities from logits, in double precision so that small ones do not vanish. */
final class Probabilities {
  private Probabilities() {}

  /** Of logits that are those of the second of two classes. */
  static double[] ofSecond(float[] logits) {
    double[] probabilities = new double[2 * logits.length];
    for (int row = 0; row < logits.length; row++) {
      probabilities[2 * row] = sigmoid(-logits[row]);
      probabilities[2 * row + 1] = sigmoid(logits[row]);
    }
    return probabilities;
  }

  static double sigmoid(double logit) {
    return logit >= 0 ? 1 / (1 + Math.exp(-logit)) : Math.exp(logit) / (1 + Math.exp(logit));
  }

  /** Softmax of each row, row-major; each sums to 1. */
  static double[] ofRows(float[] logits, int classes) {
    double[] probabilities = new double[logits.length];
    for (int row = 0; row < logits.length; row += classes) {
      fill(probabilities, logits, row, row + classes);
    }
    return probabilities;
  }

  private static void fill(double[] probabilities, float[] logits, int from, int to) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      highest = Math.max(highest, logits[i]);
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      probabilities[i] = Math.exp(logits[i] - highest);
      sum += probabilities[i];
    }
    for (int i = from; i < to; i++) {
      probabilities[i] /= sum;
    }
  }
}
