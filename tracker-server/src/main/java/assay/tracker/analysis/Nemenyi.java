// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Which mean ranks lie too close together to tell their treatments apart (Nemenyi 1963; Demšar
 * 2006): two differ when their mean ranks are farther apart than q·√(k·(k + 1)/(6·N)), with q the
 * quantile of the studentized range of k normal values divided by √2. It holds for all pairs at
 * once and is careful: a test of fewer pairs with {@link Holm}'s correction finds more.
 */
public final class Nemenyi {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double STEP = 0.05;
  private static final double FAR = 9;

  private Nemenyi() {}

  /**
   * The critical difference of mean ranks.
   *
   * @param treatments k, at least two
   * @param blocks N
   * @param alpha probability of finding any difference where there is none
   */
  public static double criticalDifference(int treatments, int blocks, double alpha) {
    return quantile(treatments, alpha) * Math.sqrt(treatments * (treatments + 1) / (6.0 * blocks));
  }

  /**
   * The largest groups of treatments that cannot be told apart, each with at least two, from the
   * best mean rank on, as indexes.
   */
  public static List<List<Integer>> groups(List<Double> meanRanks, double criticalDifference) {
    List<Integer> order =
        IntStream.range(0, meanRanks.size())
            .boxed()
            .sorted(Comparator.comparingDouble(meanRanks::get))
            .toList();
    List<List<Integer>> groups = new ArrayList<>();
    int reached = 0;
    for (int first = 0; first < order.size(); first++) {
      double limit = meanRanks.get(order.get(first)) + criticalDifference;
      int end = first;
      while (end < order.size() && meanRanks.get(order.get(end)) <= limit) {
        end++;
      }
      if (end - first > 1 && end > reached) {
        groups.add(order.subList(first, end));
        reached = end;
      }
    }
    return groups;
  }

  /** Found by halving: the distribution has no closed quantile. */
  static double quantile(int treatments, double alpha) {
    double low = 0;
    double high = 100;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (rangeWithin(middle * Math.sqrt(2), treatments) < 1 - alpha) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /**
   * Probability that k normal values lie within the range: k·∫φ(z)·(Φ(z) − Φ(z − range))^(k−1) dz.
   * The trapezoidal rule is as good as exact for smooth functions that vanish at both ends.
   */
  private static double rangeWithin(double range, int k) {
    double sum = 0;
    for (double z = -FAR; z <= FAR; z += STEP) {
      double inside = NORMAL.probability(z - range, z);
      sum += NORMAL.density(z) * Math.pow(inside, k - 1);
    }
    return k * sum * STEP;
  }
}
