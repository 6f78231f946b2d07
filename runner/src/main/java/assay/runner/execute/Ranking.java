// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.spec.TaskSpec;
import assay.tracker.analysis.Aggregate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** Orders trials by the mean of the task's metric; trials without one come last, unranked. */
final class Ranking {
  private final TaskSpec task;

  Ranking(TaskSpec task) {
    this.task = task;
  }

  List<TrialSummary> of(List<TrialSummary> summaries) {
    List<TrialSummary> sorted = summaries.stream().sorted(order()).toList();
    List<TrialSummary> ranked = new ArrayList<>();
    for (TrialSummary summary : sorted) {
      boolean hasMetric = summary.metrics().containsKey(task.metric());
      OptionalInt rank = hasMetric ? OptionalInt.of(ranked.size() + 1) : OptionalInt.empty();
      ranked.add(summary.withRank(rank));
    }
    return ranked;
  }

  private Comparator<TrialSummary> order() {
    return Comparator.comparingDouble((TrialSummary summary) -> badness(summary))
        .thenComparingInt(summary -> summary.trial().number());
  }

  /** Smaller is better, whichever way the metric goes. */
  double badness(TrialSummary summary) {
    Aggregate aggregate = summary.metrics().get(task.metric());
    return aggregate == null ? Double.POSITIVE_INFINITY : badnessOf(aggregate.mean());
  }

  private double badnessOf(double value) {
    return task.goal() == TaskSpec.Goal.MAXIMIZE ? -value : value;
  }

  /** Whether the mean is within one standard error of the best. */
  boolean withinOneStandardError(TrialSummary candidate, TrialSummary best) {
    double se = best.score(task.metric()).se().orElse(0);
    return badness(candidate) <= badness(best) + se;
  }
}
