// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import java.util.List;

/**
 * What a benchmark's launch gave.
 *
 * @param summaries every trial, in plan order
 */
public record BenchmarkOutcome(
    LaunchState state, List<CellSummary> summaries, int measured, int reused) {
  public BenchmarkOutcome {
    summaries = List.copyOf(summaries);
  }
}
