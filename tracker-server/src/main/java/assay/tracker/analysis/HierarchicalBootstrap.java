// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Percentile intervals of what forks measured (Davison and Hinkley 1997, §3.8: resampling of
 * hierarchical data). A resample takes forks with replacement, then iterations inside each taken
 * fork: resampling pooled iterations would take forks for independent measurements and give
 * intervals that are far too narrow.
 *
 * <p>With fewer than five forks the intervals are too narrow still, as few forks say little about
 * the forks that were not measured: with three, about three of four 95 % intervals hold the true
 * mean. {@link WelchT} on the forks' means is honest there, and {@link WelchGeometricMean} of
 * several workloads.
 *
 * <p>10,000 draws with a fixed seed; where forks have one value each and all resamples are at most
 * 100,000, all of them.
 */
public final class HierarchicalBootstrap {
  /** From this many forks on, intervals of the bootstrap can be relied on. */
  public static final int ENOUGH_FORKS = 5;

  private HierarchicalBootstrap() {}

  /** The mean of the forks' means, with its 95 % interval. */
  public static Interval mean(Forks forks) {
    return meanResamples(forks).interval(forks.mean(), 0.05);
  }

  /**
   * The speed-up with its 95 % interval: the mean of the candidate divided by that of the baseline.
   *
   * @param workload both sides with values ≥ 0 and a mean above 0
   */
  public static Interval speedUp(Workload workload) {
    requirePositive(workload);
    return speedUpResamples(workload).interval(workload.speedUp(), 0.05);
  }

  /**
   * The geometric mean of speed-ups, each workload with the same weight, with its 95 % interval. A
   * resample takes workloads, then forks and iterations of each: the interval tells of other
   * workloads of this kind, too.
   *
   * @param workloads at least one; both sides with values ≥ 0 and a mean above 0
   */
  public static Interval geometricMean(List<Workload> workloads) {
    if (workloads.isEmpty()) {
      throw new IllegalArgumentException("a geometric mean needs at least one workload");
    }
    workloads.forEach(HierarchicalBootstrap::requirePositive);
    double estimate = GeometricMean.of(workloads.stream().mapToDouble(Workload::speedUp).toArray());
    int n = workloads.size();
    return Resamples.drawn(
            random -> {
              double logs = 0;
              for (int i = 0; i < n; i++) {
                Workload workload = workloads.get(random.nextInt(n));
                logs += Math.log(draw(workload, random));
              }
              return Math.exp(logs / n);
            })
        .interval(estimate, 0.05);
  }

  private static Resamples meanResamples(Forks forks) {
    return forks.hasOneValueEach()
        ? Resamples.of(forks.means(), Forks::mean)
        : Resamples.drawn(random -> draw(forks, random));
  }

  private static Resamples speedUpResamples(Workload workload) {
    Forks candidate = workload.candidate();
    Forks baseline = workload.baseline();
    double count = Resamples.exhaustible(candidate.size()) * Resamples.exhaustible(baseline.size());
    if (!candidate.hasOneValueEach()
        || !baseline.hasOneValueEach()
        || count > Resamples.MOST_EXHAUSTIVE) {
      return Resamples.drawn(random -> draw(workload, random));
    }
    double[] above = Resamples.all(candidate.means(), Forks::mean);
    double[] below = Resamples.all(baseline.means(), Forks::mean);
    return Resamples.ofAll(
        DoubleStream.of(above)
            .flatMap(mean -> DoubleStream.of(below).map(divisor -> mean / divisor))
            .toArray());
  }

  private static double draw(Workload workload, SplittableRandom random) {
    return draw(workload.candidate(), random) / draw(workload.baseline(), random);
  }

  private static double draw(Forks forks, SplittableRandom random) {
    double means = 0;
    for (int i = 0; i < forks.size(); i++) {
      double[] fork = forks.fork(random.nextInt(forks.size()));
      double sum = 0;
      for (int j = 0; j < fork.length; j++) {
        sum += fork[random.nextInt(fork.length)];
      }
      means += sum / fork.length;
    }
    return means / forks.size();
  }

  private static void requirePositive(Workload workload) {
    requirePositive(workload.candidate());
    requirePositive(workload.baseline());
  }

  private static void requirePositive(Forks side) {
    if (!side.hasNoNegativeValue() || side.mean() == 0) {
      throw new IllegalArgumentException(
          "a speed-up needs values of at least 0 and a mean above 0; fork means are "
              + Arrays.toString(side.means()));
    }
  }
}
