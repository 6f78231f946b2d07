// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

/** Student's t-test on paired, independent differences: t = mean / (sd/√n), n − 1 degrees. */
public final class PairedT {
  private PairedT() {}

  /**
   * @param first at least two scores
   * @param second as many, paired with the first
   */
  public static TTest of(double[] first, double[] second) {
    return of(differences(first, second));
  }

  /**
   * @param differences at least two, first minus second
   */
  public static TTest of(double[] differences) {
    Aggregate summary = TTest.summarize(differences, 0);
    return TTest.of(summary.mean(), summary.se().getAsDouble(), summary.n() - 1);
  }

  static double[] differences(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "pairs need as many first as second scores, got %d and %d"
              .formatted(first.length, second.length));
    }
    double[] differences = new double[first.length];
    for (int i = 0; i < first.length; i++) {
      differences[i] = first[i] - second[i];
    }
    return differences;
  }
}
