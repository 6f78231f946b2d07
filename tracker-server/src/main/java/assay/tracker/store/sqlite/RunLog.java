// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.ParamsChangedException;
import assay.tracker.store.RunBatch;
import assay.tracker.store.RunChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds metrics, params and tags to a run. */
final class RunLog {

  void add(WriteScope scope, RunKey run, RunBatch batch) throws SQLException {
    Session session = scope.session();
    if (!batch.params().isEmpty()) {
      addParams(session, run, batch.params());
      scope.changed(run.experiment(), run.id(), RunChange.Kind.PARAMS);
    }
    if (!batch.metrics().isEmpty()) {
      addMetrics(session, run, batch.metrics());
      scope.changed(run.experiment(), run.id(), RunChange.Kind.METRICS);
    }
    for (Tag tag : batch.tags()) {
      putTag(session, run.row(), tag);
    }
    if (!batch.tags().isEmpty()) {
      scope.changed(run.experiment(), run.id(), RunChange.Kind.TAGS);
    }
  }

  private static void addParams(Session session, RunKey run, List<Param> params)
      throws SQLException {
    List<ParamsChangedException.Change> changes = new ArrayList<>();
    for (Param param : params) {
      int added =
          session.update(
              "INSERT INTO param (run_id, key, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
              run.row(),
              param.key(),
              param.value());
      if (added == 0) {
        String old = paramValue(session, run, param.key());
        if (!old.equals(param.value())) {
          changes.add(new ParamsChangedException.Change(param.key(), old, param.value()));
        }
      }
    }
    if (!changes.isEmpty()) {
      throw new ParamsChangedException(run.id(), changes);
    }
  }

  private static String paramValue(Session session, RunKey run, String key) throws SQLException {
    return session
        .find(
            "SELECT value FROM param WHERE run_id = ? AND key = ?",
            row -> row.getString(1),
            run.row(),
            key)
        .orElseThrow();
  }

  private static void addMetrics(Session session, RunKey run, List<Metric> metrics)
      throws SQLException {
    Map<String, List<Metric>> series = new LinkedHashMap<>();
    for (Metric metric : metrics) {
      series.computeIfAbsent(metric.key(), key -> new ArrayList<>()).add(metric);
    }
    for (List<Metric> points : series.values()) {
      long row = putLatest(session, run, Collections.max(points, Metric.BY_RECENCY));
      for (Metric point : points) {
        session.update(
            "INSERT OR IGNORE INTO point (series_id, step, timestamp, value, is_nan)"
                + " VALUES (?, ?, ?, ?, ?)",
            row,
            point.step(),
            point.timestamp(),
            MetricHistory.finite(point),
            Double.isNaN(point.value()));
      }
    }
  }

  /** Gives the row of the series. */
  private static long putLatest(Session session, RunKey run, Metric newest) throws SQLException {
    record Known(long row, Metric latest) {}
    Known known =
        session
            .find(
                "SELECT id, value, is_nan, timestamp, step FROM series"
                    + " WHERE run_id = ? AND key = ?",
                row -> new Known(row.getLong(1), MetricHistory.metric(newest.key(), row, 2)),
                run.row(),
                newest.key())
            .orElse(new Known(-1, newest));
    if (known.row < 0) {
      return insertSeries(session, run, newest);
    }
    if (Metric.BY_RECENCY.compare(newest, known.latest) > 0) {
      session.update(
          "UPDATE series SET value = ?, is_nan = ?, timestamp = ?, step = ? WHERE id = ?",
          MetricHistory.finite(newest),
          Double.isNaN(newest.value()),
          newest.timestamp(),
          newest.step(),
          known.row);
    }
    return known.row;
  }

  private static long insertSeries(Session session, RunKey run, Metric latest) throws SQLException {
    return session.insert(
        "INSERT INTO series (run_id, key, value, is_nan, timestamp, step)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        run.row(),
        latest.key(),
        MetricHistory.finite(latest),
        Double.isNaN(latest.value()),
        latest.timestamp(),
        latest.step());
  }

  static void putTag(Session session, long run, Tag tag) throws SQLException {
    session.update(
        "INSERT INTO tag (run_id, key, value) VALUES (?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET value = excluded.value",
        run,
        tag.key(),
        tag.value());
    if (tag.key().equals(Tag.RUN_NAME)) {
      session.update("UPDATE run SET name = ? WHERE id = ?", tag.value(), run);
    }
  }

  void deleteTag(WriteScope scope, RunKey run, String key) throws SQLException {
    int deleted =
        scope.session().update("DELETE FROM tag WHERE run_id = ? AND key = ?", run.row(), key);
    if (deleted == 0) {
      throw new NotFoundException(
          "No tag with name: %s in run with id %s".formatted(key, run.id()));
    }
    scope.changed(run.experiment(), run.id(), RunChange.Kind.TAGS);
  }
}
