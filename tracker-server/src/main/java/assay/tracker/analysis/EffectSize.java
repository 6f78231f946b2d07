// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

/**
 * How far two samples lie apart, told by all pairs of a value of the first and one of the second;
 * outliers and the scale hardly matter.
 *
 * @param cliffsDelta share of pairs in which the first is larger minus the share in which it is
 *     smaller, in [−1, 1] (Cliff 1993)
 * @param a12 probability that a value of the first is larger, ties counted half, in [0, 1] (Vargha
 *     and Delaney 2000); (δ + 1)/2
 * @param shift median of the differences, in their unit (Hodges and Lehmann 1963)
 */
public record EffectSize(double cliffsDelta, double a12, double shift) {

  /**
   * @param first at least one value
   * @param second at least one
   */
  public static EffectSize of(double[] first, double[] second) {
    int pairs = first.length * second.length;
    double[] differences = new double[pairs];
    int next = 0;
    int larger = 0;
    int smaller = 0;
    for (double x : first) {
      for (double y : second) {
        larger += x > y ? 1 : 0;
        smaller += x < y ? 1 : 0;
        differences[next++] = x - y;
      }
    }
    double delta = (double) (larger - smaller) / pairs;
    return new EffectSize(delta, (delta + 1) / 2, Spread.quantile(differences, 0.5));
  }
}
