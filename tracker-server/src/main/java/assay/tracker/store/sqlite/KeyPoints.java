// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Metric;
import assay.tracker.series.Points;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Points of one key that came together.
 *
 * @param points at least one
 * @param latest the most recent of them
 */
record KeyPoints(String key, Points points, Metric latest) {

  static KeyPoints of(String key, Points points) {
    int latest = 0;
    for (int i = 1; i < points.size(); i++) {
      if (isLater(points, i, latest)) {
        latest = i;
      }
    }
    return new KeyPoints(key, points, points.metric(latest, key));
  }

  private static boolean isLater(Points points, int a, int b) {
    return points.step(a) == points.step(b)
        ? Metric.BY_RECENCY.compare(points.metric(a, ""), points.metric(b, "")) > 0
        : points.step(a) > points.step(b);
  }

  /** Keys come in the order of their first points. */
  static List<KeyPoints> group(Collection<Metric> metrics) {
    Map<String, Points.Builder> series = new LinkedHashMap<>();
    for (Metric metric : metrics) {
      series
          .computeIfAbsent(metric.key(), key -> Points.builder())
          .add(metric.step(), metric.timestamp(), metric.value());
    }
    List<KeyPoints> grouped = new ArrayList<>(series.size());
    series.forEach((key, points) -> grouped.add(of(key, points.build())));
    return grouped;
  }
}
