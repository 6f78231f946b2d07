// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Experiment;
import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import assay.tracker.store.AlreadyExistsException;
import assay.tracker.store.NewRun;
import assay.tracker.store.RunChange;
import assay.tracker.store.RunUpdate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** Runs without their data. */
final class RunTable {

  static final String COLUMNS =
      "uuid, experiment_id, name, user_id, status, start_time, end_time, lifecycle_stage,"
          + " artifact_uri, id";

  Run create(WriteScope scope, Experiment experiment, NewRun run) throws SQLException {
    String id = run.id().orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
    requireFree(scope.session(), id);
    String artifactUri = Uris.child(experiment.artifactLocation(), id + "/artifacts");
    long experimentRow = ExperimentTable.rowId(experiment.id());
    long row =
        scope
            .session()
            .insert(
                "INSERT INTO run (uuid, experiment_id, name, user_id, status, start_time,"
                    + " lifecycle_stage, artifact_uri) VALUES (?, ?, ?, ?, ?, ?, 'active', ?)",
                id,
                experimentRow,
                run.name(),
                run.userId(),
                RunStatus.RUNNING.name(),
                run.startTime(),
                artifactUri);
    for (Tag tag : run.tags()) {
      RunLog.putTag(scope.session(), row, tag);
    }
    RunLog.putTag(scope.session(), row, new Tag(Tag.RUN_NAME, run.name()));
    scope.changed(experimentRow, id, RunChange.Kind.CREATED);
    return require(scope.session(), id);
  }

  private static void requireFree(Session session, String id) throws SQLException {
    if (session.find("SELECT id FROM run WHERE uuid = ?", row -> row.getLong(1), id).isPresent()) {
      throw new AlreadyExistsException("A run with id %s already exists.".formatted(id));
    }
  }

  Run require(Session session, String id) throws SQLException {
    RunKey key = RunKey.require(session, id);
    return RunData.load(session, List.of(key.row())).getFirst();
  }

  RunInfo requireInfo(Session session, String id) throws SQLException {
    RunKey key = RunKey.require(session, id);
    return session
        .find("SELECT " + COLUMNS + " FROM run WHERE id = ?", RunTable::info, key.row())
        .orElseThrow();
  }

  RunInfo update(WriteScope scope, String id, RunUpdate update) throws SQLException {
    RunKey run = RunKey.requireActive(scope.session(), id);
    if (update.name().isPresent()) {
      RunLog.putTag(scope.session(), run.row(), new Tag(Tag.RUN_NAME, update.name().get()));
      scope.changed(run.experiment(), id, RunChange.Kind.TAGS);
    }
    if (update.status().isPresent()) {
      String status = update.status().get().name();
      scope.session().update("UPDATE run SET status = ? WHERE id = ?", status, run.row());
    }
    if (update.endTime().isPresent()) {
      long endTime = update.endTime().getAsLong();
      scope.session().update("UPDATE run SET end_time = ? WHERE id = ?", endTime, run.row());
    }
    if (update.status().isPresent() || update.endTime().isPresent()) {
      scope.changed(run.experiment(), id, RunChange.Kind.STATUS);
    }
    return requireInfo(scope.session(), id);
  }

  void delete(WriteScope scope, String id) throws SQLException {
    move(scope, RunKey.require(scope.session(), id), LifecycleStage.DELETED);
  }

  void restore(WriteScope scope, String id) throws SQLException {
    move(scope, RunKey.require(scope.session(), id), LifecycleStage.ACTIVE);
  }

  void deleteAll(WriteScope scope, long experiment) throws SQLException {
    moveAll(scope, experiment, LifecycleStage.DELETED);
  }

  void restoreAll(WriteScope scope, long experiment) throws SQLException {
    moveAll(scope, experiment, LifecycleStage.ACTIVE);
  }

  private static void moveAll(WriteScope scope, long experiment, LifecycleStage stage)
      throws SQLException {
    List<RunKey> runs =
        scope
            .session()
            .list(
                "SELECT id, uuid, lifecycle_stage FROM run WHERE experiment_id = ?",
                row ->
                    new RunKey(
                        row.getLong(1),
                        row.getString(2),
                        experiment,
                        LifecycleStage.of(row.getString(3))),
                experiment);
    for (RunKey run : runs) {
      move(scope, run, stage);
    }
  }

  private static void move(WriteScope scope, RunKey run, LifecycleStage stage) throws SQLException {
    if (run.stage() == stage) {
      return;
    }
    scope
        .session()
        .update("UPDATE run SET lifecycle_stage = ? WHERE id = ?", stage.word(), run.row());
    boolean deleted = stage == LifecycleStage.DELETED;
    scope.changed(
        run.experiment(), run.id(), deleted ? RunChange.Kind.DELETED : RunChange.Kind.CREATED);
  }

  /** Of a row of {@link #COLUMNS}. */
  static RunInfo info(ResultSet row) throws SQLException {
    OptionalLong endTime = OptionalLong.of(row.getLong(7));
    if (row.wasNull()) { // speaks of the column read last
      endTime = OptionalLong.empty();
    }
    return new RunInfo(
        row.getString(1),
        Long.toString(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        RunStatus.valueOf(row.getString(5)),
        row.getLong(6),
        endTime,
        LifecycleStage.of(row.getString(8)),
        row.getString(9));
  }
}
