// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Experiment;
import assay.tracker.model.LifecycleStage;
import assay.tracker.model.LoggedModel;
import assay.tracker.model.LoggedModelStatus;
import assay.tracker.model.Metric;
import assay.tracker.model.ModelMetric;
import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import assay.tracker.store.NewLoggedModel;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.RefusedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Logged models with their params, tags and metrics. */
final class LoggedModelTable {

  static final OwnedTags TAGS = new OwnedTags("logged_model_tag", "model_id");
  private static final OwnedTags PARAMS = new OwnedTags("logged_model_param", "model_id");

  private static final String SELECT =
      "SELECT id, uuid, experiment_id, name, artifact_uri, status, model_type, source_run_id,"
          + " creation_time, last_update_time FROM logged_model WHERE lifecycle_stage = 'active'";

  private LoggedModelTable() {}

  static LoggedModel create(Session session, Experiment experiment, NewLoggedModel model, long now)
      throws SQLException {
    String id = "m-" + UUID.randomUUID().toString().replace("-", "");
    long row =
        session.insert(
            "INSERT INTO logged_model (uuid, experiment_id, name, artifact_uri, status, model_type,"
                + " source_run_id, lifecycle_stage, creation_time, last_update_time)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            id,
            ExperimentTable.rowId(experiment.id()),
            model.name(),
            Uris.child(experiment.artifactLocation(), "models/" + id + "/artifacts"),
            LoggedModelStatus.PENDING.name(),
            model.modelType(),
            model.sourceRunId(),
            LifecycleStage.ACTIVE.word(),
            now,
            now);
    addParams(session, row, model.params());
    TAGS.putAll(session, row, model.tags());
    return require(session, id);
  }

  /** Gives the row. */
  static long requireRow(Session session, String id) throws SQLException {
    return session
        .find(
            "SELECT id FROM logged_model WHERE uuid = ? AND lifecycle_stage = 'active'",
            row -> row.getLong(1),
            id)
        .orElseThrow(
            () -> new NotFoundException("Logged model with ID '%s' not found.".formatted(id)));
  }

  static LoggedModel require(Session session, String id) throws SQLException {
    return load(session, SELECT + " AND id = ?", requireRow(session, id)).getFirst();
  }

  static List<LoggedModel> ofExperiments(Session session, List<String> experimentIds)
      throws SQLException {
    List<Long> rows = experimentIds.stream().map(ExperimentTable::rowId).toList();
    return load(
        session,
        SELECT + " AND experiment_id IN (SELECT value FROM json_each(?))",
        JsonArrays.of(rows));
  }

  static void addParams(Session session, long row, List<Param> params) throws SQLException {
    for (Param param : params) {
      session.update(
          "INSERT INTO logged_model_param (model_id, key, value) VALUES (?, ?, ?)"
              + " ON CONFLICT DO NOTHING",
          row,
          param.key(),
          param.value());
      boolean kept =
          session
              .find(
                  "SELECT 1 FROM logged_model_param WHERE model_id = ? AND key = ? AND value = ?",
                  found -> true,
                  row,
                  param.key(),
                  param.value())
              .orElse(false);
      if (!kept) {
        throw new RefusedException(
            "The param '%s' of this model was logged before with another value: params never change."
                .formatted(param.key()));
      }
    }
  }

  /** What a run measured of models. */
  static void deleteMetrics(Session session, long run) throws SQLException {
    session.update("DELETE FROM logged_model_metric WHERE run_id = ?", run);
  }

  static void addMetric(Session session, RunKey run, ModelMetric it) throws SQLException {
    boolean isNan = Double.isNaN(it.metric().value());
    session.update(
        "INSERT OR IGNORE INTO logged_model_metric (model_id, key, run_id, dataset_name,"
            + " dataset_digest, timestamp, step, value, is_nan) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        requireRow(session, it.modelId()),
        it.metric().key(),
        run.row(),
        it.datasetName(),
        it.datasetDigest(),
        it.metric().timestamp(),
        it.metric().step(),
        isNan ? 0 : it.metric().value(),
        isNan);
  }

  private static List<LoggedModel> load(Session session, String sql, Object... arguments)
      throws SQLException {
    Map<Long, LoggedModel> rows = new LinkedHashMap<>();
    session.each(sql, row -> rows.put(row.getLong(1), model(row)), arguments);
    Map<Long, List<Tag>> tags = TAGS.load(session, rows.keySet());
    Map<Long, List<Tag>> params = PARAMS.load(session, rows.keySet());
    Map<Long, List<ModelMetric>> metrics = metrics(session, rows);
    return rows.entrySet().stream()
        .map(entry ->
            withData(
                entry.getValue(),
                tags.getOrDefault(entry.getKey(), List.of()),
                OwnedTags.params(params.getOrDefault(entry.getKey(), List.of())),
                metrics.getOrDefault(entry.getKey(), List.of())))
        .toList();
  }

  private static Map<Long, List<ModelMetric>> metrics(
      Session session, Map<Long, LoggedModel> models) throws SQLException {
    Map<Long, List<ModelMetric>> metrics = new HashMap<>();
    session.each(
        "SELECT m.model_id, l.uuid, r.uuid, m.dataset_name, m.dataset_digest, m.key, m.value,"
            + " m.is_nan, m.timestamp, m.step FROM logged_model_metric m"
            + " JOIN run r ON r.id = m.run_id JOIN logged_model l ON l.id = m.model_id"
            + " WHERE m.model_id IN (SELECT value FROM json_each(?))"
            + " ORDER BY m.model_id, m.key, m.timestamp, m.step",
        row ->
            metrics
                .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                .add(
                    new ModelMetric(
                        metric(row),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5))),
        JsonArrays.of(models.keySet()));
    return metrics;
  }

  private static Metric metric(ResultSet row) throws SQLException {
    double value = row.getBoolean(8) ? Double.NaN : row.getDouble(7);
    return new Metric(row.getString(6), value, row.getLong(9), row.getLong(10));
  }

  private static LoggedModel model(ResultSet row) throws SQLException {
    return new LoggedModel(
        row.getString(2),
        Long.toString(row.getLong(3)),
        row.getString(4),
        row.getString(5),
        LoggedModelStatus.valueOf(row.getString(6)),
        row.getString(7),
        row.getString(8),
        row.getLong(9),
        row.getLong(10),
        List.of(),
        List.of(),
        List.of());
  }

  private static LoggedModel withData(
      LoggedModel it, List<Tag> tags, List<Param> params, List<ModelMetric> metrics) {
    return new LoggedModel(
        it.id(),
        it.experimentId(),
        it.name(),
        it.artifactUri(),
        it.status(),
        it.modelType(),
        it.sourceRunId(),
        it.creationTime(),
        it.lastUpdateTime(),
        tags,
        params,
        metrics);
  }
}
