// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

/** Weights of one class against the rest; without weights, counts. */
record Hits(
    double truePositives, double falsePositives, double falseNegatives, double trueNegatives) {

  Hits plus(Hits other) {
    return new Hits(
        truePositives + other.truePositives,
        falsePositives + other.falsePositives,
        falseNegatives + other.falseNegatives,
        trueNegatives + other.trueNegatives);
  }

  /** A part of a whole. */
  record Share(double part, double whole) {
    double orIfNothing(double zeroDivision) {
      return whole == 0 ? zeroDivision : part / whole;
    }
  }

  Share precision() {
    return new Share(truePositives, truePositives + falsePositives);
  }

  Share recall() {
    return new Share(truePositives, truePositives + falseNegatives);
  }

  /** The recall of all other rows. */
  Share specificity() {
    return new Share(trueNegatives, trueNegatives + falsePositives);
  }

  /** The weighted harmonic mean of precision and recall (van Rijsbergen 1979). */
  Share f(double beta) {
    double weight = beta * beta;
    double hits = (1 + weight) * truePositives;
    return new Share(hits, hits + weight * falseNegatives + falsePositives);
  }

  Share jaccard() {
    return new Share(truePositives, truePositives + falsePositives + falseNegatives);
  }
}
