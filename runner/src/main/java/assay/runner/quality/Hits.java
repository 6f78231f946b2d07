// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

/** Counts of one class against the rest. */
record Hits(int truePositives, int falsePositives, int falseNegatives) {

  Hits plus(Hits other) {
    return new Hits(
        truePositives + other.truePositives,
        falsePositives + other.falsePositives,
        falseNegatives + other.falseNegatives);
  }

  double precision() {
    return ratio(truePositives, truePositives + falsePositives);
  }

  double recall() {
    return ratio(truePositives, truePositives + falseNegatives);
  }

  /** The weighted harmonic mean of precision and recall (van Rijsbergen 1979). */
  double f(double beta) {
    double weight = beta * beta;
    double hits = (1 + weight) * truePositives;
    return ratio(hits, hits + weight * falseNegatives + falsePositives);
  }

  double jaccard() {
    return ratio(truePositives, truePositives + falsePositives + falseNegatives);
  }

  /** 0/0 counts as 0: a class that is neither there nor predicted earns nothing. */
  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
