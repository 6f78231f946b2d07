// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.util.Locale;
import java.util.Optional;

/**
 * What a model reaches of what its device can do. A share above 1 is told as it is, with a flag:
 * cutting it off would hide that something is wrong.
 *
 * @param share 0.5 is half of the device's roof
 * @param doubt why the share cannot be right, in words; empty if it can
 */
public record Efficiency(double share, Optional<String> doubt) {
  private static final int OF_TRAINING = 3;

  private static Efficiency of(double share, String roof) {
    return new Efficiency(
        share,
        share > 1
            ? Optional.of(
                String.format(
                    Locale.ROOT,
                    "%.0f %% of %s: the roof was disturbed when it was measured (assay device-peak"
                        + " --refresh), or the model does less than was counted",
                    100 * share,
                    roof))
            : Optional.empty());
  }

  /**
   * Model FLOPs utilization (Chowdhery et al. 2022, "PaLM"): operations that the model needs, not
   * those that an implementation does, over the measured peak of the same data type. A step of
   * training counts as three forward passes.
   *
   * @param flopsPerSample of a forward pass
   * @param throughput samples per second
   */
  public static Efficiency ofPeak(
      double flopsPerSample, boolean training, double throughput, DevicePeak peak) {
    double achieved = flopsPerSample * (training ? OF_TRAINING : 1) * throughput;
    return of(achieved / peak.flopsPerSecond(), "the measured peak");
  }

  /**
   * Share of the roofline (Williams et al. 2009): what memory or arithmetic, whichever is the
   * narrower, allows at an intensity.
   *
   * @param flopsPerSecond achieved
   * @param intensity operations per byte that is read or written
   */
  public static Efficiency ofRoofline(double flopsPerSecond, double intensity, DevicePeak peak) {
    double roof = Math.min(peak.flopsPerSecond(), intensity * peak.bytesPerSecond());
    return of(flopsPerSecond / roof, "the roofline");
  }

  /**
   * Operations per byte of an inference if everything is moved once: weights for each batch, inputs
   * and outputs of each layer for each sample. What stays in caches is moved less often, and what
   * does not fit more often.
   *
   * @param values inputs and outputs of all layers for a sample
   */
  public static double intensity(
      double flopsPerSample, int batch, long parameters, long values, int bytesPerValue) {
    return batch * flopsPerSample / (bytesPerValue * (parameters + (double) batch * values));
  }
}
