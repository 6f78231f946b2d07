// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.Arrays;

/**
 * Whether measured windows were steady: their first half against their second, which a warm-up that
 * was too short, a throttling processor or a leak drives apart.
 *
 * @param relative (median of the second half − that of the first) / |that of the first|
 * @param p of {@link MannWhitney}'s test on the halves
 * @param unsteady p below 0.01 and the medians more than 3 % apart; fewer than ten windows can
 *     never show it
 */
public record Drift(double relative, double p, boolean unsteady) {
  private static final double ALPHA = 0.01;
  private static final double NOISE = 0.03;

  /**
   * @param windows at least two, in the order of time; of an odd count the middle one is left out
   */
  public static Drift of(double[] windows) {
    int half = windows.length / 2;
    if (half == 0) {
      throw new IllegalArgumentException("a drift needs at least two windows");
    }
    double[] first = Arrays.copyOf(windows, half);
    double[] second = Arrays.copyOfRange(windows, windows.length - half, windows.length);
    double before = Spread.quantile(first, 0.5);
    double after = Spread.quantile(second, 0.5);
    double relative = after == before ? 0 : (after - before) / Math.abs(before);
    double p = MannWhitney.of(first, second).p();
    return new Drift(relative, p, p < ALPHA && Math.abs(relative) > NOISE);
  }
}
