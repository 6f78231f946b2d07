// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Metric;
import assay.tracker.series.StepSampling;
import assay.tracker.store.Page;
import assay.tracker.store.PageRequest;
import assay.tracker.store.SampleRequest;
import assay.tracker.store.SampledSeries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the points of metrics. */
final class MetricHistory {

  private static final String RANGE = " AND step BETWEEN ? AND ?";

  private MetricHistory() {}

  /** What {@code value, is_nan, timestamp, step} from that column on mean. */
  static Metric metric(String key, ResultSet row, int column) throws SQLException {
    double value = row.getInt(column + 1) == 0 ? row.getDouble(column) : Double.NaN;
    return new Metric(key, value, row.getLong(column + 2), row.getLong(column + 3));
  }

  /** The value as a column can hold it. */
  static double finite(Metric metric) {
    return Double.isNaN(metric.value()) ? 0 : metric.value();
  }

  static Page<Metric> page(Session session, RunKey run, String key, PageRequest page)
      throws SQLException {
    long oneMore = (long) page.maxItems() + 1;
    List<Metric> points =
        session.list(
            "SELECT value, is_nan, timestamp, step FROM point"
                + " WHERE series_id = (SELECT id FROM series WHERE run_id = ? AND key = ?)"
                + " ORDER BY timestamp, step, is_nan DESC, value LIMIT ? OFFSET ?",
            row -> metric(key, row, 1),
            run.row(),
            key,
            oneMore,
            page.start().offset());
    boolean more = points.size() > page.maxItems();
    return page.page(more ? points.subList(0, page.maxItems()) : points, more);
  }

  static List<SampledSeries> sample(Session session, SampleRequest request) throws SQLException {
    Map<String, Long> series = series(session, request);
    String steps = JsonArrays.of(steps(session, request, series));
    List<SampledSeries> sampled = new ArrayList<>();
    for (Map.Entry<String, Long> one : series.entrySet()) {
      sampled.add(
          new SampledSeries(
              one.getKey(),
              session.list(
                  "SELECT value, is_nan, timestamp, step FROM point WHERE series_id = ?"
                      + " AND step IN (SELECT value FROM json_each(?))"
                      + " ORDER BY step, timestamp, is_nan DESC, value",
                  row -> metric(request.key(), row, 1),
                  one.getValue(),
                  steps)));
    }
    return sampled;
  }

  private static Map<String, Long> series(Session session, SampleRequest request)
      throws SQLException {
    Map<String, Long> series = new LinkedHashMap<>();
    for (String runId : request.runIds()) {
      session.each(
          "SELECT s.id FROM run r JOIN series s ON s.run_id = r.id WHERE r.uuid = ? AND s.key = ?",
          row -> series.put(runId, row.getLong(1)),
          runId,
          request.key());
    }
    return series;
  }

  private static Set<Long> steps(Session session, SampleRequest request, Map<String, Long> series)
      throws SQLException {
    List<Long> all =
        session.list(
            "SELECT DISTINCT step FROM point"
                + " WHERE series_id IN (SELECT value FROM json_each(?))"
                + RANGE
                + " ORDER BY step",
            row -> row.getLong(1),
            JsonArrays.of(series.values()),
            request.firstStep(),
            request.lastStep());
    Set<Long> picked = new TreeSet<>();
    long[] sorted = all.stream().mapToLong(Long::longValue).toArray();
    for (long step : StepSampling.pick(sorted, request.maxSteps())) {
      picked.add(step);
    }
    for (long row : series.values()) {
      session.each(
          "SELECT min(step), max(step) FROM point WHERE series_id = ?" + RANGE,
          ends -> addEnds(picked, ends),
          row,
          request.firstStep(),
          request.lastStep());
    }
    return picked;
  }

  private static void addEnds(Set<Long> picked, ResultSet ends) throws SQLException {
    long first = ends.getLong(1);
    if (!ends.wasNull()) {
      picked.add(first);
      picked.add(ends.getLong(2));
    }
  }
}
