// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import java.time.Instant;
import java.util.List;

/**
 * How a benchmark's launch ended.
 *
 * @param summaries every trial, in plan order
 */
public record BenchmarkEnd(
    String launch,
    LaunchState state,
    Instant endedAt,
    int measured,
    int reused,
    double wallSeconds,
    List<CellSummary> summaries) {
  public BenchmarkEnd {
    summaries = List.copyOf(summaries);
  }
}
