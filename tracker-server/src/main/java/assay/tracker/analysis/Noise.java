// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Makes values equal that only rounding keeps apart, so that ranks see the tie. */
final class Noise {
  private Noise() {}

  /** The values in steps of 10⁻¹⁰ of the largest magnitude: 0.9 − 0.8 equals 0.8 − 0.7. */
  static double[] removed(double[] values) {
    double largest = DoubleStream.of(values).map(Math::abs).max().orElse(0);
    double step = largest * 1e-10;
    return step == 0
        ? values.clone()
        : Arrays.stream(values).map(x -> Math.rint(x / step) * step + 0.0).toArray();
  }
}
