// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.LifecycleStage;
import assay.tracker.model.LoggedModel;
import assay.tracker.model.ModelAlias;
import assay.tracker.model.ModelMetric;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.RegisteredModel;
import assay.tracker.store.AlreadyExistsException;
import assay.tracker.store.ModelImport;
import java.sql.SQLException;
import java.util.List;

/** {@link ModelImport} into the tables of {@link SqliteStore}. */
final class SqliteModelImport implements ModelImport {

  private final Writer writer;

  SqliteModelImport(Writer writer) {
    this.writer = writer;
  }

  @Override
  public void bring(RegisteredModel model, List<ModelVersion> versions) {
    writer.run(scope -> {
      Session session = scope.session();
      RegisteredModelTable.requireFree(session, model.name());
      long row =
          session.insert(
              "INSERT INTO registered_model (name, description, creation_time, last_update_time,"
                  + " last_version) VALUES (?, ?, ?, ?, ?)",
              model.name(),
              model.description(),
              model.creationTime(),
              model.lastUpdateTime(),
              versions.stream().mapToInt(ModelVersion::version).max().orElse(0));
      RegisteredModelTable.TAGS.putAll(session, row, model.tags());
      for (ModelVersion version : versions) {
        insert(session, row, version);
      }
      for (ModelAlias alias : model.aliases()) {
        insert(session, row, model.name(), alias);
      }
    });
  }

  private static void insert(Session session, long model, ModelVersion it) throws SQLException {
    long row =
        session.insert(
            "INSERT INTO model_version (model_id, version, description, stage, source, location,"
                + " run_id, run_link, creation_time, last_update_time)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            model,
            it.version(),
            it.description(),
            it.stage().word(),
            it.source(),
            it.location(),
            it.runId(),
            it.runLink(),
            it.creationTime(),
            it.lastUpdateTime());
    ModelVersionTable.TAGS.putAll(session, row, it.tags());
  }

  private static void insert(Session session, long model, String name, ModelAlias alias)
      throws SQLException {
    session.update(
        "INSERT INTO model_alias (model_id, alias, version_id) VALUES (?, ?, ?)",
        model,
        alias.alias(),
        ModelVersionTable.requireRow(session, name, alias.version()));
  }

  @Override
  public void bring(LoggedModel model) {
    writer.run(scope -> {
      Session session = scope.session();
      requireFree(session, model.id());
      long row =
          session.insert(
              "INSERT INTO logged_model (uuid, experiment_id, name, artifact_uri, status,"
                  + " model_type, source_run_id, lifecycle_stage, creation_time, last_update_time)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              model.id(),
              ExperimentTable.rowId(model.experimentId()),
              model.name(),
              model.artifactUri(),
              model.status().name(),
              model.modelType(),
              model.sourceRunId(),
              LifecycleStage.ACTIVE.word(),
              model.creationTime(),
              model.lastUpdateTime());
      LoggedModelTable.addParams(session, row, model.params());
      LoggedModelTable.TAGS.putAll(session, row, model.tags());
      for (ModelMetric metric : model.metrics()) {
        LoggedModelTable.addMetric(session, RunKey.require(session, metric.runId()), metric);
      }
    });
  }

  private static void requireFree(Session session, String id) throws SQLException {
    if (session
        .find("SELECT id FROM logged_model WHERE uuid = ?", row -> row.getLong(1), id)
        .isPresent()) {
      throw new AlreadyExistsException("A logged model with id %s already exists.".formatted(id));
    }
  }
}
