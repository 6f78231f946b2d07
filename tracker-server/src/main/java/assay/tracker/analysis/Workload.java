// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

/**
 * The same work, measured on two sides.
 *
 * @param candidate throughput, higher is better
 * @param baseline what the candidate is divided by, in the same unit
 */
public record Workload(Forks candidate, Forks baseline) {

  /** How many times as fast the candidate is. */
  public double speedUp() {
    return candidate.mean() / baseline.mean();
  }
}
