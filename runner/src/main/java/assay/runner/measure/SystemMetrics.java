// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

/** Metric keys of what is sampled. */
public final class SystemMetrics {
  /** Processor time of the process; 100 is one core. */
  public static final String CPU_PERCENT = "system/cpu_percent";

  /** Resident memory of the process. */
  public static final String RSS_BYTES = "system/rss_bytes";

  private SystemMetrics() {}

  /**
   * Of a graphics card.
   *
   * @param index in the order of the driver, as {@code nvidia-smi} counts
   * @param what {@code util_percent}, {@code mem_bytes}, {@code power_w}, {@code temp_c} or {@code
   *     sm_mhz}
   */
  public static String gpu(int index, String what) {
    return "system/gpu_" + index + "_" + what;
  }
}
