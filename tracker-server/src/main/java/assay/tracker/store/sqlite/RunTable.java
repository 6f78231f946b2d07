// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.LifecycleStage;
import assay.tracker.model.RunInfo;
import assay.tracker.model.Tag;
import assay.tracker.store.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of runs. */
final class RunTable {

  private static final String SELECT =
      "SELECT id, uuid, experiment_id, artifact_uri, deleted_time, hot, summary, latest FROM run";

  /** As above, with less to carry over: the longest text is missing. */
  private static final String SELECT_SHORT =
      "SELECT id, uuid, experiment_id, '', deleted_time, hot, summary, latest FROM run";

  private final SummaryCodec summaries;
  private final LatestCodec latest;

  RunTable(Names names) {
    this.summaries = new SummaryCodec(names);
    this.latest = new LatestCodec(names);
  }

  static NotFoundException unknown(String id) {
    return new NotFoundException("Run with id=%s not found".formatted(id));
  }

  /** Gives the row of a new run. */
  long insert(Session session, RunInfo info, List<Tag> tags) throws SQLException {
    return session.insert(
        "INSERT INTO run (uuid, experiment_id, artifact_uri, summary, latest)"
            + " VALUES (?, ?, ?, ?, ?)",
        info.id(),
        ExperimentTable.rowId(info.experimentId()),
        info.artifactUri(),
        summaries.encode(session, info, List.of(), tags),
        latest.encode(session, List.of()));
  }

  /** Writes attributes, params and tags. */
  void updateSummary(Session session, RunState state) throws SQLException {
    session.update(
        "UPDATE run SET summary = ? WHERE id = ?",
        summaries.encode(session, state.info(), state.params(), state.tags()),
        state.row());
  }

  /** From now on the latest points are those in memory. */
  void markHot(Session session, long row) throws SQLException {
    session.update("UPDATE run SET hot = 1 WHERE id = ?", row);
  }

  /** Writes the latest points: from now on the row is right again. */
  void settle(Session session, RunState state) throws SQLException {
    updateLatest(session, state.row(), state.series().map(Series::latestPoint));
  }

  void updateLatest(Session session, long row, List<LatestPoint> points) throws SQLException {
    session.update(
        "UPDATE run SET latest = ?, hot = 0 WHERE id = ?", latest.encode(session, points), row);
  }

  Optional<StoredRun> find(Session session, String id) throws SQLException {
    return session.find(SELECT + " WHERE uuid = ?", this::run, id);
  }

  Optional<StoredRun> find(Session session, long row) throws SQLException {
    return session.find(SELECT + " WHERE id = ?", this::run, row);
  }

  /** In the order of their rows. */
  List<StoredRun> list(Session session, Collection<Long> rows) throws SQLException {
    return session.list(
        SELECT + " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        this::run,
        JsonArrays.of(rows));
  }

  /** Takes a run. */
  interface Sink {
    void take(StoredRun run) throws SQLException;
  }

  /** All runs, without where their artifacts are. */
  void each(Session session, Sink sink) throws SQLException {
    session.each(SELECT_SHORT, row -> sink.take(run(row)));
  }

  private StoredRun run(ResultSet row) throws SQLException {
    LifecycleStage stage =
        row.getObject(5) == null ? LifecycleStage.ACTIVE : LifecycleStage.DELETED;
    SummaryCodec.Summary summary =
        summaries.decode(
            row.getBytes(7), row.getString(2), row.getLong(3), stage, row.getString(4));
    return new StoredRun(
        row.getLong(1),
        row.getBoolean(6),
        summary.info(),
        summary.params(),
        summary.tags(),
        latest.decode(row.getBytes(8)));
  }

  void markDeleted(Session session, long row, long millis) throws SQLException {
    session.update("UPDATE run SET deleted_time = ? WHERE id = ?", millis, row);
  }

  void markActive(Session session, long row) throws SQLException {
    session.update("UPDATE run SET deleted_time = NULL WHERE id = ?", row);
  }

  void delete(Session session, long row) throws SQLException {
    session.update("DELETE FROM run WHERE id = ?", row);
  }
}
