// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.Optional;

/**
 * Where a series splits best into two parts (Matteson and James 2014, distance exponent 1).
 *
 * @param index of the first value of the second part
 * @param q how different the parts are: n·m/(n + m) · (2/(n·m)·Σ|x − y| − 2/(n·(n − 1))·Σ|x − x'| −
 *     2/(m·(m − 1))·Σ|y − y'|), sums over pairs
 */
record EnergySplit(int index, double q) {

  /**
   * @param smallest how many values a part has at least, two or more
   * @return empty if the series is too short for two parts
   */
  static Optional<EnergySplit> best(double[] x, int smallest) {
    if (x.length < 2 * smallest) {
      return Optional.empty();
    }
    double inFirst = 0;
    double inSecond = distances(x);
    double across = 0;
    EnergySplit best = new EnergySplit(smallest, Double.NEGATIVE_INFINITY);
    for (int split = 1; split <= x.length - smallest; split++) { // one more value in the first part
      double toFirst = distances(x, split - 1, 0, split - 1);
      double toSecond = distances(x, split - 1, split, x.length);
      inFirst += toFirst;
      inSecond -= toSecond;
      across += toSecond - toFirst;
      double q = q(split, x.length - split, inFirst, inSecond, across);
      if (split >= smallest && q > best.q) {
        best = new EnergySplit(split, q);
      }
    }
    return Optional.of(best);
  }

  private static double q(double n, double m, double inFirst, double inSecond, double across) {
    return n
        * m
        / (n + m)
        * (2 / (n * m) * across - 2 / (n * (n - 1)) * inFirst - 2 / (m * (m - 1)) * inSecond);
  }

  private static double distances(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += distances(x, i, i + 1, x.length);
    }
    return sum;
  }

  private static double distances(double[] x, int from, int start, int end) {
    double sum = 0;
    for (int i = start; i < end; i++) {
      sum += Math.abs(x[from] - x[i]);
    }
    return sum;
  }
}
