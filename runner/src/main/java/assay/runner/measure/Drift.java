// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;

/**
 * Whether what was measured changed while it was measured: the first half of its windows against
 * the second. Both must hold: a Mann-Whitney test below {@link #LEVEL}, and medians more than
 * {@link #NOTABLE} apart. With fewer than ten windows such a p-value cannot occur (two halves of
 * five have a smallest two-sided one of 2/252), so nothing is found then.
 */
public final class Drift {
  public static final double LEVEL = 0.01;
  public static final double NOTABLE = 0.03;

  private Drift() {}

  /**
   * @param windows throughput of windows of equal length in their order; of an odd number the
   *     middle one belongs to neither half
   * @param pValue two-sided p-value of a Mann-Whitney test of two samples
   */
  public static boolean found(double[] windows, ToDoubleBiFunction<double[], double[]> pValue) {
    int half = windows.length / 2;
    if (half == 0) {
      return false;
    }
    double[] first = Arrays.copyOf(windows, half);
    double[] second = Arrays.copyOfRange(windows, windows.length - half, windows.length);
    double before = median(first);
    return Math.abs(median(second) - before) > NOTABLE * Math.abs(before)
        && pValue.applyAsDouble(first, second) < LEVEL;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
