// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

/** Probabilities from logits, in double precision so that small ones do not vanish. */
final class Softmax {
  private Softmax() {}

  /** Row-major, rows × {@code classes}, as the logits; each row sums to 1. */
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
