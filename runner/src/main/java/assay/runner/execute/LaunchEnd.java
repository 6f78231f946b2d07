// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a launch ended.
 *
 * @param summaries ranked, the best first
 * @param nested what the whole search is worth, where cross-validation is nested
 */
public record LaunchEnd(
    String launch,
    LaunchState state,
    Instant endedAt,
    int trained,
    int reused,
    double wallSeconds,
    List<TrialSummary> summaries,
    Verdict verdict,
    Optional<NestedEstimate> nested) {
  public LaunchEnd {
    summaries = List.copyOf(summaries);
  }

  /** Of a launch whose cross-validation is not nested. */
  public LaunchEnd(
      String launch,
      LaunchState state,
      Instant endedAt,
      int trained,
      int reused,
      double wallSeconds,
      List<TrialSummary> summaries,
      Verdict verdict) {
    this(
        launch, state, endedAt, trained, reused, wallSeconds, summaries, verdict, Optional.empty());
  }
}
