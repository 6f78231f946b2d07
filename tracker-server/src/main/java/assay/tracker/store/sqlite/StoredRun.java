// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run as its row has it.
 *
 * @param isHot whether the latest points are out of date: the state in memory has them
 */
record StoredRun(
    long row,
    boolean isHot,
    RunInfo info,
    List<Param> params,
    List<Tag> tags,
    List<LatestPoint> latest) {

  Run run() {
    List<Metric> metrics = new ArrayList<>(latest.size());
    latest.forEach(point -> metrics.add(point.metric()));
    return new Run(info, metrics, params, tags);
  }

  /** As if it were not hot. */
  RunState state() {
    SeriesMap series = SeriesMap.of(latest.stream().map(Series::of).toList());
    return new RunState(row, info, params, tags, series, JournalRows.NONE, RunState.Due.NOTHING);
  }

  Optional<LatestPoint> findLatest(String key) {
    return latest.stream().filter(point -> point.metric().key().equals(key)).findFirst();
  }
}
