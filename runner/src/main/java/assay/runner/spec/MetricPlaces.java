// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.List;

/** Where a metric is named: as the task's, or in the list of those that are reported. */
final class MetricPlaces {
  private MetricPlaces() {}

  /**
   * @param task the metric that ranks trials
   * @param reported all metrics; the task's was added in front where it is not written there
   */
  static Place of(Positions positions, String task, List<String> reported, String name) {
    if (task.equals(name)) {
      return positions.place("task.metric");
    }
    String last = "evaluate.metrics.%d".formatted(reported.size() - 1);
    int added = positions.isWritten(last) ? 0 : 1;
    return positions.place("evaluate.metrics.%d".formatted(reported.indexOf(name) - added));
  }
}
