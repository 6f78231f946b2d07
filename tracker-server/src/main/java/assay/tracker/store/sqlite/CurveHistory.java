// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.series.Points;
import assay.tracker.store.CurveReader;
import assay.tracker.store.SeriesSelection;
import assay.tracker.store.StepRange;
import java.sql.SQLException;
import java.util.Optional;

/** Reads steps and values of many series. */
final class CurveHistory {

  private CurveHistory() {}

  static Optional<StepRange> range(Session session, SeriesSelection selection) throws SQLException {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (String runId : selection.runIds()) {
      for (String key : selection.keys()) {
        Optional<StepRange> range = range(session, runId, key);
        first = Math.min(first, range.map(StepRange::first).orElse(first));
        last = Math.max(last, range.map(StepRange::last).orElse(last));
      }
    }
    return first > last ? Optional.empty() : Optional.of(new StepRange(first, last));
  }

  private static Optional<StepRange> range(Session session, String runId, String key)
      throws SQLException {
    Optional<Long> series = findSeries(session, runId, key);
    return series.isEmpty()
        ? Optional.empty()
        : session.find(
            "SELECT min(step), max(step) FROM point WHERE series_id = ?",
            row -> new StepRange(row.getLong(1), row.getLong(2)),
            series.get());
  }

  private static Optional<Long> findSeries(Session session, String runId, String key)
      throws SQLException {
    return session.find(
        "SELECT s.id FROM run r JOIN series s ON s.run_id = r.id WHERE r.uuid = ? AND s.key = ?",
        row -> row.getLong(1),
        runId,
        key);
  }

  static void read(Session session, SeriesSelection selection, StepRange range, CurveReader reader)
      throws SQLException {
    for (String runId : selection.runIds()) {
      for (String key : selection.keys()) {
        Optional<Long> series = findSeries(session, runId, key);
        Points points = series.isEmpty() ? Points.NONE : points(session, series.get(), range);
        if (!points.isEmpty()) {
          reader.read(runId, key, points.curve());
        }
      }
    }
  }

  private static Points points(Session session, long series, StepRange range) throws SQLException {
    Points.Builder points = Points.builder();
    session.each(
        "SELECT step, timestamp, value, is_nan FROM point WHERE series_id = ?"
            + " AND step BETWEEN ? AND ? ORDER BY timestamp, step, is_nan DESC, value",
        row ->
            points.add(
                row.getLong(1), row.getLong(2), row.getInt(4) == 0 ? row.getDouble(3) : Double.NaN),
        series,
        range.first(),
        range.last());
    return points.build();
  }
}
