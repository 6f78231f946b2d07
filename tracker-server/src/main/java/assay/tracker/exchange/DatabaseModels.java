// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import static assay.tracker.exchange.DatabaseRows.text;

import assay.tracker.model.Dataset;
import assay.tracker.model.DatasetInput;
import assay.tracker.model.LoggedModel;
import assay.tracker.model.LoggedModelStatus;
import assay.tracker.model.Metric;
import assay.tracker.model.ModelAlias;
import assay.tracker.model.ModelMetric;
import assay.tracker.model.ModelOutput;
import assay.tracker.model.ModelStage;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.Param;
import assay.tracker.model.RegisteredModel;
import assay.tracker.model.RunLineage;
import assay.tracker.model.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The model registry, the logged models and the data sets of MLflow's database. */
record DatabaseModels(DatabaseRows rows) {

  List<RegisteredModel> registered() {
    boolean aliases = rows.hasTable("registered_model_aliases"); // since 2.3
    return rows.list(
        "SELECT name, description, creation_time, last_updated_time FROM registered_models"
            + " ORDER BY name",
        row ->
            new RegisteredModel(
                row.getString(1),
                text(row, 2),
                row.getLong(3),
                row.getLong(4),
                List.of(),
                tags("SELECT key, value FROM registered_model_tags WHERE name = ?", text(row, 1)),
                aliases ? aliases(row.getString(1)) : List.of()));
  }

  private List<ModelAlias> aliases(String model) {
    return rows.list(
        "SELECT alias, version FROM registered_model_aliases WHERE name = ?",
        row -> new ModelAlias(row.getString(1), row.getInt(2)),
        model);
  }

  private List<Tag> tags(String sql, Object... owner) {
    return rows.list(sql, row -> new Tag(row.getString(1), text(row, 2)), owner);
  }

  List<ModelVersion> versions(String model) {
    return rows.list(
        "SELECT version, description, current_stage, source, run_id, run_link, creation_time,"
            + " last_updated_time FROM model_versions WHERE name = ? ORDER BY version",
        row ->
            new ModelVersion(
                model,
                row.getInt(1),
                text(row, 2),
                ModelStage.find(text(row, 3)).orElse(ModelStage.NONE),
                text(row, 4),
                text(row, 4),
                text(row, 5),
                text(row, 6),
                row.getLong(7),
                row.getLong(8),
                tags(
                    "SELECT key, value FROM model_version_tags WHERE name = ? AND version = ?",
                    model,
                    row.getInt(1)),
                List.of()),
        model);
  }

  List<LoggedModel> logged(String experimentId) {
    if (!rows.hasTable("logged_models")) { // since 3.0
      return List.of();
    }
    return rows.list(
        "SELECT model_id, name, artifact_location, status, model_type, source_run_id,"
            + " creation_timestamp_ms, last_updated_timestamp_ms FROM logged_models"
            + " WHERE experiment_id = ? AND lifecycle_stage = 'active' ORDER BY"
            + " creation_timestamp_ms",
        row -> logged(experimentId, row),
        Long.parseLong(experimentId));
  }

  private LoggedModel logged(String experimentId, ResultSet row) throws SQLException {
    String id = row.getString(1);
    return new LoggedModel(
        id,
        experimentId,
        row.getString(2),
        text(row, 3),
        status(row.getInt(4)),
        text(row, 5),
        text(row, 6),
        row.getLong(7),
        row.getLong(8),
        tags("SELECT tag_key, tag_value FROM logged_model_tags WHERE model_id = ?", id),
        tags("SELECT param_key, param_value FROM logged_model_params WHERE model_id = ?", id)
            .stream()
            .map(param -> new Param(param.key(), param.value()))
            .toList(),
        metrics(id));
  }

  /** MLflow's numbers. */
  static LoggedModelStatus status(int number) {
    return switch (number) {
      case 2 -> LoggedModelStatus.READY;
      case 3 -> LoggedModelStatus.UPLOAD_FAILED;
      default -> LoggedModelStatus.PENDING;
    };
  }

  private List<ModelMetric> metrics(String model) {
    return rows.list(
        "SELECT metric_name, metric_value, metric_timestamp_ms, metric_step, run_id, dataset_name,"
            + " dataset_digest FROM logged_model_metrics WHERE model_id = ?",
        row ->
            new ModelMetric(
                new Metric(row.getString(1), row.getDouble(2), row.getLong(3), row.getLong(4)),
                model,
                row.getString(5),
                text(row, 6),
                text(row, 7)),
        model);
  }

  RunLineage lineage(String run) {
    if (!rows.hasTable("inputs")) { // since 2.4
      return RunLineage.NONE;
    }
    List<DatasetInput> datasets =
        rows.list(
            "SELECT d.name, d.digest, d.dataset_source_type, d.dataset_source, d.dataset_schema,"
                + " d.dataset_profile, i.input_uuid FROM inputs i JOIN datasets d"
                + " ON d.dataset_uuid = i.source_id WHERE i.source_type = 'DATASET'"
                + " AND i.destination_id = ?",
            row ->
                new DatasetInput(
                    new Dataset(
                        row.getString(1),
                        row.getString(2),
                        text(row, 3),
                        text(row, 4),
                        text(row, 5),
                        text(row, 6)),
                    tags("SELECT name, value FROM input_tags WHERE input_uuid = ?", text(row, 7))),
            run);
    return new RunLineage(
        datasets,
        models(run, "RUN_INPUT", "0").stream().map(ModelOutput::modelId).toList(),
        models(run, "RUN_OUTPUT", rows.hasTable("logged_models") ? "step" : "0"));
  }

  private List<ModelOutput> models(String run, String kind, String step) {
    return rows.list(
        "SELECT destination_id, %s FROM inputs WHERE source_type = ? AND source_id = ?"
            .formatted(step),
        row -> new ModelOutput(row.getString(1), row.getLong(2)),
        kind,
        run);
  }
}
