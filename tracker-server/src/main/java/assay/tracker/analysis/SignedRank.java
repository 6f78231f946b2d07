// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * The signed rank test on paired differences (Wilcoxon 1945): sums of the ranks of their sizes.
 * Zero differences are dropped, as Wilcoxon did.
 *
 * @param wPlus ranks of the positive differences
 * @param wMinus ranks of the negative ones
 * @param n differences that are not 0
 * @param p two-sided; 1 when all are 0
 * @param method exact without ties and up to 50 differences
 * @param smallestP the smallest p that n differences could ever give, 2 / 2ⁿ; at most 1
 */
public record SignedRank(
    double wPlus, double wMinus, int n, double p, PMethod method, double smallestP) {

  /**
   * @param first at least one value
   * @param second as many, paired with the first
   */
  public static SignedRank of(double[] first, double[] second) {
    return of(PairedT.differences(first, second));
  }

  /**
   * @param differences first minus second; those that only rounding keeps apart are tied
   */
  public static SignedRank of(double[] differences) {
    double[] d = Arrays.stream(Noise.removed(differences)).filter(x -> x != 0).toArray();
    int n = d.length;
    if (n == 0) {
      return new SignedRank(0, 0, 0, 1, PMethod.EXACT, 1);
    }
    boolean tied = DoubleStream.of(d).map(Math::abs).distinct().count() < n;
    PMethod method = PMethod.fitting(tied, n);
    var result =
        WilcoxonSignedRankTest.withDefaults()
            .with(method == PMethod.EXACT ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC)
            .with(ContinuityCorrection.ENABLED)
            .test(d);
    double wPlus = result.getStatistic();
    double all = n * (n + 1) / 2.0;
    return new SignedRank(
        wPlus, all - wPlus, n, result.getPValue(), method, Math.min(1, Math.pow(2, 1 - n)));
  }
}
