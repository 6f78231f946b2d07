// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The U test on two samples that are not paired (Mann and Whitney 1947).
 *
 * @param u of the first sample: pairs in which it is the larger one, ties counted half
 * @param p two-sided
 * @param method exact without ties and up to 50 values of each side
 * @param smallestP the smallest p that samples of these sizes could ever give, 2 / C(n + m, n); at
 *     most 1
 */
public record MannWhitney(double u, double p, PMethod method, double smallestP) {

  /**
   * @param first at least one value
   * @param second at least one
   */
  public static MannWhitney of(double[] first, double[] second) {
    boolean tied =
        DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second)).distinct().count()
            < first.length + second.length;
    return of(first, second, PMethod.fitting(tied, Math.max(first.length, second.length)));
  }

  static MannWhitney of(double[] first, double[] second, PMethod method) {
    var result =
        MannWhitneyUTest.withDefaults()
            .with(method == PMethod.EXACT ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC)
            .with(ContinuityCorrection.ENABLED)
            .test(first, second);
    double p = result.getPValue();
    return new MannWhitney(
        result.getStatistic(),
        Double.isNaN(p) ? 1 : p, // all values are the same: no variance to divide by
        method,
        smallestP(first.length, second.length));
  }

  private static double smallestP(int n, int m) {
    double p = 2;
    for (int i = 1; i <= n; i++) {
      p *= (double) i / (m + i);
    }
    return Math.min(1, p);
  }
}
