// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.Arrays;
import java.util.List;

/**
 * The geometric mean of speed-ups with a t interval over forks, for where there are too few of them
 * to draw from. On logarithms it is a contrast of the means of all sides, each with its own
 * variance: mean of (candidate − baseline) over W workloads, v = Σ s²/n / W², and v² / Σ((s²/n /
 * W²)² / (n − 1)) degrees of freedom (Welch 1947, Satterthwaite 1946). With one workload it is
 * {@link WelchT} on logarithms. It speaks of these workloads; that others may differ more is not in
 * it.
 */
public final class WelchGeometricMean {

  private WelchGeometricMean() {}

  /**
   * With its 95 % interval. The estimate is the geometric mean of the ratios of means, as
   * everywhere; the interval lies about the ratios of geometric means, which hardly differ.
   *
   * @param workloads at least one; two forks or more on each side, with means above 0
   */
  public static Interval of(List<Workload> workloads) {
    if (workloads.isEmpty()) {
      throw new IllegalArgumentException("a geometric mean needs at least one workload");
    }
    double estimate = GeometricMean.of(workloads.stream().mapToDouble(Workload::speedUp).toArray());
    double logs = 0;
    double variance = 0;
    double divisor = 0;
    int forks = 0;
    double weight = 1.0 / workloads.size();
    for (Workload workload : workloads) {
      Aggregate candidate = logs(workload.candidate());
      Aggregate baseline = logs(workload.baseline());
      logs += weight * (candidate.mean() - baseline.mean());
      for (Aggregate side : List.of(candidate, baseline)) {
        double error = weight * side.se().orElseThrow();
        variance += error * error;
        divisor += Math.pow(error, 4) / (side.n() - 1);
        forks += side.n();
      }
    }
    TTest test =
        variance == 0
            ? TTest.certain(logs, forks - 2.0 * workloads.size())
            : TTest.of(logs, Math.sqrt(variance), variance * variance / divisor, 0.05);
    return new Interval(estimate, Math.exp(test.low()), Math.exp(test.high()));
  }

  private static Aggregate logs(Forks forks) {
    if (forks.size() < 2) {
      throw new IllegalArgumentException("a t interval needs at least two forks of each side");
    }
    return Aggregate.of(Arrays.stream(forks.means()).map(Math::log).toArray(), 0);
  }
}
