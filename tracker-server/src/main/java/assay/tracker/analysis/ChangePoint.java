// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

/**
 * Where a series became a different one.
 *
 * @param index of the first value after the change, from 0
 * @param q the energy statistic of the split, larger is more different
 * @param permutationP share of shuffled series that split at least as well
 * @param mannWhitneyP of the values since the change before against those until the next one
 * @param before median since the change before, or the start
 * @param after median until the next change, or the end
 */
public record ChangePoint(
    int index, double q, double permutationP, double mannWhitneyP, double before, double after) {

  /** (after − before) / |before|; infinite if the median before is 0. */
  public double relative() {
    return after == before ? 0 : (after - before) / Math.abs(before);
  }
}
