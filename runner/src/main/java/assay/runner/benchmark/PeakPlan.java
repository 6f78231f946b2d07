// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.time.Duration;
import java.util.List;

/**
 * What is measured of a device.
 *
 * @param sizes of square matrices
 * @param convolutions 3 × 3, as networks for images have them
 * @param vectorBytes of each of the vectors that are added; more than all caches hold
 * @param repetitions at least this many of each
 * @param atLeast short operations are repeated for this long
 */
public record PeakPlan(
    List<Integer> sizes,
    List<Convolution> convolutions,
    long vectorBytes,
    int repetitions,
    Duration atLeast) {

  /**
   * @param channels in and out
   * @param side height and width of the images
   */
  public record Convolution(int batch, int channels, int side) {

    /** Two for each multiplication with its addition; without biases. */
    long flops() {
      return 2L * batch * channels * side * side * channels * 9;
    }

    @Override
    public String toString() {
      return "convolution 3 × 3, %d × %d × %d × %d".formatted(batch, channels, side, side);
    }
  }

  /** Half a minute on two cores. */
  public static PeakPlan usual() {
    return new PeakPlan(
        List.of(512, 1024, 2048, 4096),
        List.of(new Convolution(16, 64, 56), new Convolution(16, 256, 14)),
        128L << 20,
        8,
        Duration.ofMillis(300));
  }
}
