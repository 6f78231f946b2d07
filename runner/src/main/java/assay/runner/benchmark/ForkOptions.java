// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.util.List;

/**
 * The arguments of the measuring processes' virtual machines. They are set whole, since those of
 * the program would be inherited otherwise, and are part of the environment.
 */
public final class ForkOptions {
  private ForkOptions() {}

  /** Those that can change speed. */
  public static List<String> flags() {
    return List.of("-Xms256m", "-Xmx2g", "-XX:+UseSerialGC");
  }

  /**
   * All of them.
   *
   * @param threads of the engine in one operation
   */
  static List<String> all(int threads) {
    List<String> all = new java.util.ArrayList<>(flags());
    all.add("--enable-native-access=ALL-UNNAMED");
    all.add("-XX:-CreateCoredumpOnCrash");
    all.add("-Djava.awt.headless=true");
    all.add("-Dai.djl.offline=true");
    all.add("-DOPT_OUT_TRACKING=true");
    all.add("-Dai.djl.onnx.disable_alternative=true");
    all.add("-Dai.djl.pytorch.num_interop_threads=1");
    all.add("-Dai.djl.pytorch.num_threads=" + threads);
    return all;
  }
}
