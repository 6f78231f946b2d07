// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import assay.tracker.series.ChunkCodec;
import assay.tracker.series.Points;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Moves what was a row for each param, tag and point into the blobs of runs and into chunks. */
final class CompactRuns implements Migration {

  private final Migration before;
  private final Migration after;

  /**
   * @param before makes the new tables and columns
   * @param after drops the old ones
   */
  CompactRuns(Migration before, Migration after) {
    this.before = before;
    this.after = after;
  }

  private record OldRun(long row, RunInfo info) {}

  private record OldSeries(long row, Metric latest) {}

  @Override
  public void apply(Session session, InstantSource clock) throws SQLException {
    before.apply(session, clock);
    try (ChunkCodec codec = new ChunkCodec()) {
      Names names = new Names();
      RunTable table = new RunTable(names);
      ChunkTable chunks = new ChunkTable(names, codec);
      for (OldRun run : runs(session)) {
        table.updateSummary(session, labels(session, run));
        table.updateLatest(session, run.row, moveSeries(session, run.row, chunks));
        if (run.info.stage() == LifecycleStage.DELETED) {
          table.markDeleted(session, run.row, clock.millis()); // when it was is not known
        }
      }
    }
    after.apply(session, clock);
  }

  private static List<OldRun> runs(Session session) throws SQLException {
    return session.list(
        "SELECT id, uuid, experiment_id, name, user_id, status, start_time, end_time,"
            + " lifecycle_stage, artifact_uri FROM run",
        row -> new OldRun(row.getLong(1), info(row)));
  }

  private static RunInfo info(ResultSet row) throws SQLException {
    OptionalLong endTime = OptionalLong.of(row.getLong(8));
    if (row.wasNull()) { // speaks of the column read last
      endTime = OptionalLong.empty();
    }
    return new RunInfo(
        row.getString(2),
        Long.toString(row.getLong(3)),
        row.getString(4),
        row.getString(5),
        RunStatus.valueOf(row.getString(6)),
        row.getLong(7),
        endTime,
        LifecycleStage.of(row.getString(9)),
        row.getString(10));
  }

  private static RunState labels(Session session, OldRun run) throws SQLException {
    List<Param> params =
        session.list(
            "SELECT key, value FROM param WHERE run_id = ? ORDER BY key",
            row -> new Param(row.getString(1), row.getString(2)),
            run.row);
    List<Tag> tags =
        session.list(
            "SELECT key, value FROM tag WHERE run_id = ? ORDER BY key",
            row -> new Tag(row.getString(1), row.getString(2)),
            run.row);
    return new RunState(
        run.row, run.info, params, tags, SeriesMap.EMPTY, JournalRows.NONE, RunState.Due.NOTHING);
  }

  /** Gives the latest points. */
  private static List<LatestPoint> moveSeries(Session session, long run, ChunkTable chunks)
      throws SQLException {
    List<OldSeries> all =
        session.list(
            "SELECT id, key, value, is_nan, timestamp, step FROM series WHERE run_id = ?"
                + " ORDER BY key",
            row -> new OldSeries(row.getLong(1), metric(row.getString(2), row, 3)),
            run);
    List<LatestPoint> latest = new ArrayList<>();
    for (OldSeries series : all) {
      String key = series.latest.key();
      Points points =
          Points.of(
              session.list(
                  "SELECT value, is_nan, timestamp, step FROM point WHERE series_id = ?",
                  row -> metric(key, row, 1),
                  series.row));
      if (points.size() > 1) {
        chunks.add(session, run, key, points, 0);
      }
      latest.add(new LatestPoint(series.latest, points.size() > 1));
    }
    return latest;
  }

  /** What {@code value, is_nan, timestamp, step} from that column on mean. */
  private static Metric metric(String key, ResultSet row, int column) throws SQLException {
    double value = row.getInt(column + 1) == 0 ? row.getDouble(column) : Double.NaN;
    return new Metric(key, value, row.getLong(column + 2), row.getLong(column + 3));
  }
}
