// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.measure.Environment;

/**
 * What a peak depends on. Two with the same fingerprint have the same peak.
 *
 * @param environment of the machine and, for a card, of the card
 * @param engine name and version, such as {@code PyTorch 2.7.1}
 * @param target {@code cpu} or {@code gpu:N}
 * @param type of the numbers, such as {@code float32}
 * @param threads of the engine in one operation
 */
public record PeakKey(
    Environment environment, String engine, String target, String type, int threads) {

  /** Without what Java is and how it was started: the engine computes in native code. */
  public String fingerprint() {
    return environment
        .without("jvm")
        .without("jvm_flags")
        .with("engine", engine)
        .with("target", target)
        .with("type", type)
        .with("threads", Integer.toString(threads))
        .fingerprint();
  }
}
