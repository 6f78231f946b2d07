// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import java.time.Instant;
import java.util.List;

/**
 * How a launch ended.
 *
 * @param summaries ranked, the best first
 */
public record LaunchEnd(
    String launch,
    LaunchState state,
    Instant endedAt,
    int trained,
    int reused,
    double wallSeconds,
    List<TrialSummary> summaries,
    Verdict verdict) {
  public LaunchEnd {
    summaries = List.copyOf(summaries);
  }
}
