// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What independent paired differences, such as one per data set, say as probabilities and without a
 * distribution (Benavoli et al. 2014). Differences z get weights w from a Dirichlet distribution, 1
 * for each and ½ for a pseudo-difference of 0; a draw is for the side that holds most of Σ wᵢ·wⱼ
 * over the pairs by where (zᵢ + zⱼ)/2 lies: below −rope, within or above (on the edge it counts
 * half). The probabilities are shares of 100,000 draws with a fixed seed.
 */
public final class BayesianSignedRank {
  private static final int DRAWS = 100_000;
  private static final long SEED = 0x5EED_A55A_2014L;

  private BayesianSignedRank() {}

  /**
   * @param differences at least one, first minus second
   * @param rope half the width of the region of practical equivalence, in their unit
   */
  public static RopeProbabilities of(double[] differences, double rope) {
    RopeProbabilities.requireRope(rope);
    if (differences.length == 0) {
      throw new IllegalArgumentException("a signed rank test needs at least one difference");
    }
    double[] z = DoubleStream.concat(DoubleStream.of(0), DoubleStream.of(differences)).toArray();
    boolean[] prior = new boolean[z.length];
    int[] order = sortedOrder(z);
    double[] sorted = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      sorted[i] = z[order[i]];
      prior[i] = order[i] == 0;
    }
    return new Draws(sorted, prior, rope).probabilities();
  }

  private static int[] sortedOrder(double[] z) {
    return IntStream.range(0, z.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> z[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * As the differences are sorted, the partners of one that make the pair lie below are the first
   * ones, and those that make it lie above the last: sums of weights from the start give both.
   */
  private static final class Draws {
    private final boolean[] prior;
    private final int[] below;
    private final int[] belowOrEdge;
    private final int[] notAbove;
    private final int[] notAboveOrEdge;
    private final SplittableRandom random = new SplittableRandom(SEED);

    Draws(double[] sorted, boolean[] prior, double rope) {
      this.prior = prior;
      int n = sorted.length;
      below = new int[n];
      belowOrEdge = new int[n];
      notAbove = new int[n];
      notAboveOrEdge = new int[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double sum = sorted[i] + sorted[j];
          below[i] += sum < -2 * rope ? 1 : 0;
          belowOrEdge[i] += sum <= -2 * rope ? 1 : 0;
          notAbove[i] += sum <= 2 * rope ? 1 : 0;
          notAboveOrEdge[i] += sum < 2 * rope ? 1 : 0;
        }
      }
    }

    RopeProbabilities probabilities() {
      int left = 0;
      int right = 0;
      for (int draw = 0; draw < DRAWS; draw++) {
        int side = side();
        left += side < 0 ? 1 : 0;
        right += side > 0 ? 1 : 0;
      }
      double n = DRAWS;
      return new RopeProbabilities(left / n, (DRAWS - left - right) / n, right / n);
    }

    /** −1, 0 or 1: which side one draw is for. */
    private int side() {
      double[] sums = new double[prior.length + 1];
      for (int i = 0; i < prior.length; i++) {
        sums[i + 1] = sums[i] + weight(prior[i]);
      }
      double total = sums[prior.length];
      double left = 0;
      double right = 0;
      for (int i = 0; i < prior.length; i++) {
        double weight = sums[i + 1] - sums[i];
        left += weight * (sums[below[i]] + sums[belowOrEdge[i]]) / 2;
        right += weight * (total - (sums[notAbove[i]] + sums[notAboveOrEdge[i]]) / 2);
      }
      double within = total * total - left - right;
      if (left >= within && left >= right) {
        return -1;
      }
      return within >= right ? 0 : 1;
    }

    /** Gamma distributed with shape ½ or 1: a Dirichlet draw but for the common divisor. */
    private double weight(boolean ofPrior) {
      if (ofPrior) {
        double normal = random.nextGaussian();
        return normal * normal / 2;
      }
      return random.nextExponential();
    }
  }
}
