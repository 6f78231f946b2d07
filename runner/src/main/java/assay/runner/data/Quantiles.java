// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.Arrays;

/** Quantiles of values, as NumPy's default: between two of them, in proportion. */
final class Quantiles {
  private final double[] sorted;

  /** Missing values count for nothing. */
  Quantiles(double[] values) {
    sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
  }

  /** 0 where there are no values. */
  double at(double share) {
    if (sorted.length == 0) {
      return 0;
    }
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
