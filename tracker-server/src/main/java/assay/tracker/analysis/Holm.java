// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's step-down correction for several tests (Holm 1979). */
public final class Holm {
  private Holm() {}

  /**
   * The adjusted p-values, in the order given: with p sorted upwards, the largest of (m − i)·p(i)
   * so far (i from 0), at most 1.
   *
   * @param p each in [0, 1]; may be empty
   */
  public static double[] adjust(double[] p) {
    List<Integer> upwards =
        IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i])).toList();
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int rank = 0; rank < p.length; rank++) {
      int index = upwards.get(rank);
      largest = Math.max(largest, Math.min(1, (p.length - rank) * p[index]));
      adjusted[index] = largest;
    }
    return adjusted;
  }
}
