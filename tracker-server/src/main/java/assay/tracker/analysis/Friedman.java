// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.ranking.NaturalRanking;

/**
 * Whether k treatments differ at all over N blocks, by their ranks in each block (Friedman 1937):
 * χ² = 12·N/(k·(k + 1)) · Σ(R̄ − (k + 1)/2)², divided by 1 − Σ(t³ − t)/(N·k·(k² − 1)) for ties of t
 * values. It is known to find too little; F = (N − 1)·χ² / (N·(k − 1) − χ²) with k − 1 and (k −
 * 1)·(N − 1) degrees of freedom is better (Iman and Davenport 1980; Demšar 2006).
 *
 * @param meanRanks of each treatment, 1 is the best
 * @param blocks N
 * @param chiSquared with k − 1 degrees of freedom
 * @param f infinite when all blocks agree
 * @param p of F
 */
public record Friedman(
    List<Double> meanRanks, int blocks, double chiSquared, double chiSquaredP, double f, double p) {
  public Friedman {
    meanRanks = List.copyOf(meanRanks);
  }

  /**
   * @param scores at least two blocks with at least two treatments each, higher is better
   */
  public static Friedman of(double[][] scores) {
    int blocks = scores.length;
    int k = blocks == 0 ? 0 : scores[0].length;
    if (blocks < 2 || k < 2) {
      throw new IllegalArgumentException(
          "Friedman's test needs at least 2 blocks and 2 treatments, got %d and %d"
              .formatted(blocks, k));
    }
    double[] sums = new double[k];
    double ties = 0;
    for (double[] block : scores) {
      double[] ranks = ranks(block);
      Arrays.setAll(sums, j -> sums[j] + ranks[j]);
      ties += ties(ranks);
    }
    List<Double> means = DoubleStream.of(sums).mapToObj(sum -> sum / blocks).toList();
    double squares = means.stream().mapToDouble(mean -> Math.pow(mean - (k + 1) / 2.0, 2)).sum();
    double untied = 1 - ties / (blocks * k * (Math.pow(k, 2) - 1));
    double chiSquared = untied == 0 ? 0 : 12.0 * blocks / (k * (k + 1)) * squares / untied;
    return of(means, blocks, chiSquared);
  }

  private static Friedman of(List<Double> means, int blocks, double chiSquared) {
    int df = means.size() - 1;
    double rest = blocks * df - chiSquared;
    boolean agreed = rest <= 1e-12 * blocks * df; // whatever rounding leaves
    double f = agreed ? Double.POSITIVE_INFINITY : (blocks - 1) * chiSquared / rest;
    double p = FDistribution.of(df, (double) df * (blocks - 1)).survivalProbability(f);
    double chiSquaredP = ChiSquaredDistribution.of(df).survivalProbability(chiSquared);
    return new Friedman(means, blocks, chiSquared, chiSquaredP, f, p);
  }

  private static double[] ranks(double[] block) {
    double[] downwards = Arrays.stream(Noise.removed(block)).map(x -> -x).toArray();
    return new NaturalRanking().apply(downwards);
  }

  /** Σ(t³ − t): a group of t tied values shares its rank. */
  private static double ties(double[] ranks) {
    List<Double> seen = new ArrayList<>();
    double sum = 0;
    for (double rank : ranks) {
      if (!seen.contains(rank)) {
        seen.add(rank);
        double t = DoubleStream.of(ranks).filter(other -> other == rank).count();
        sum += t * t * t - t;
      }
    }
    return sum;
  }
}
