// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

import java.util.Arrays;

/** Picks some of many steps, evenly by their rank. */
public final class StepSampling {

  private StepSampling() {}

  /**
   * All steps if they are few, else {@code max} of them and the last.
   *
   * @param steps sorted, distinct
   * @param max at least 1
   */
  public static long[] pick(long[] steps, int max) {
    if (steps.length <= max) {
      return steps;
    }
    long[] picked = new long[max + 1];
    for (int i = 0; i < max; i++) {
      picked[i] = steps[(int) ((long) i * steps.length / max)];
    }
    picked[max] = steps[steps.length - 1];
    return Arrays.stream(picked).distinct().toArray();
  }
}
