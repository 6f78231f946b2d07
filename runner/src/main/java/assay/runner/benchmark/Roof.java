// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

/**
 * What a device did at best with one operation.
 *
 * @param operation in words, such as {@code matrix product 1024}
 * @param bestPerSecond floating-point operations or bytes per second of the fastest repetition: the
 *     one that others disturbed least
 * @param medianPerSecond of the repetition in the middle; far below the best one if the device was
 *     disturbed
 */
public record Roof(
    String operation, double bestPerSecond, double medianPerSecond, int repetitions) {
  private static final double DISTURBED = 0.8;

  /** Whether half of the repetitions were so much slower that the best one is doubtful, too. */
  public boolean disturbed() {
    return medianPerSecond < DISTURBED * bestPerSecond;
  }
}
