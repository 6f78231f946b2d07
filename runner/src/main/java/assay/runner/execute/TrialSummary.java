// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Trial;
import assay.tracker.analysis.Aggregate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A trial over its fits.
 *
 * @param metrics aggregates over the finished fits, by public metric name
 * @param fitSeconds mean over the finished fits
 * @param samplesPerSecond mean over the finished fits
 * @param memoryPeakBytes highest of the finished fits
 * @param fits how many fits are in each state; those that have not ended are not in it
 * @param rank from 1, among trials with a finished fit
 */
public record TrialSummary(
    Trial trial,
    Map<String, Aggregate> metrics,
    OptionalDouble fitSeconds,
    OptionalDouble samplesPerSecond,
    OptionalLong memoryPeakBytes,
    boolean memoryShared,
    Map<FitState, Integer> fits,
    int plannedFits,
    OptionalInt rank,
    boolean chosen) {
  public TrialSummary {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    fits = Map.copyOf(fits);
  }

  /** The aggregate of a metric that the finished fits are known to have. */
  Aggregate score(String metric) {
    return Objects.requireNonNull(metrics.get(metric), metric);
  }

  /** Whether every planned fit has finished. */
  public boolean complete() {
    return fits.getOrDefault(FitState.FINISHED, 0) == plannedFits && plannedFits > 0;
  }

  /** Whether every planned fit has finished and has the metric. */
  boolean scored(String metric) {
    Aggregate aggregate = metrics.get(metric);
    return complete() && aggregate != null && aggregate.n() == plannedFits;
  }

  TrialSummary withRank(OptionalInt newRank) {
    return new TrialSummary(
        trial,
        metrics,
        fitSeconds,
        samplesPerSecond,
        memoryPeakBytes,
        memoryShared,
        fits,
        plannedFits,
        newRank,
        chosen);
  }

  TrialSummary withChosen(boolean isChosen) {
    return new TrialSummary(
        trial,
        metrics,
        fitSeconds,
        samplesPerSecond,
        memoryPeakBytes,
        memoryShared,
        fits,
        plannedFits,
        rank,
        isChosen);
  }
}
