// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import static assay.tracker.exchange.DatabaseRows.text;

import assay.tracker.model.Experiment;
import assay.tracker.model.LifecycleStage;
import assay.tracker.model.LoggedModel;
import assay.tracker.model.Metric;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.Param;
import assay.tracker.model.RegisteredModel;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunLineage;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** MLflow's SQLite database, of any version since runs have names (2.0). */
final class MlflowDatabase implements MlflowSource {

  private static final int PART = 1000;
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private final Path file;
  private final DatabaseRows rows;
  private final DatabaseModels models;
  private final SourceArtifacts artifacts;

  private MlflowDatabase(Path file, DatabaseRows rows) {
    this.file = file;
    this.rows = rows;
    this.models = new DatabaseModels(rows);
    this.artifacts = SourceArtifacts.beside(file);
  }

  static MlflowDatabase open(Path file) {
    return new MlflowDatabase(file, DatabaseRows.open(file));
  }

  /** Whether a file is an SQLite database with MLflow's tables. */
  static boolean isOne(Path file) {
    if (!hasMagic(file)) {
      return false;
    }
    try (DatabaseRows rows = DatabaseRows.open(file)) {
      return rows.hasTable("runs") && rows.hasTable("alembic_version");
    } catch (SourceException e) {
      return false;
    }
  }

  private static boolean hasMagic(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String description() {
    return "MLflow's database " + file;
  }

  @Override
  public List<Experiment> experiments() {
    return rows.list(
        "SELECT experiment_id, name, artifact_location, lifecycle_stage, creation_time,"
            + " last_update_time FROM experiments ORDER BY experiment_id",
        row ->
            new Experiment(
                row.getString(1),
                row.getString(2),
                text(row, 3),
                LifecycleStage.of(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                tags("SELECT key, value FROM experiment_tags WHERE experiment_id = ?", row, 1)));
  }

  private List<Tag> tags(String sql, ResultSet owner, int column) throws SQLException {
    return rows.list(sql, row -> new Tag(row.getString(1), text(row, 2)), owner.getObject(column));
  }

  @Override
  public List<Run> runs(String experimentId) {
    return rows.list(
        "SELECT run_uuid, experiment_id, name, user_id, status, start_time, end_time,"
            + " lifecycle_stage, artifact_uri FROM runs WHERE experiment_id = ?"
            + " ORDER BY start_time, run_uuid",
        row ->
            new Run(
                info(row),
                List.of(),
                rows.list(
                    "SELECT key, value FROM params WHERE run_uuid = ? ORDER BY key",
                    param -> new Param(param.getString(1), text(param, 2)),
                    row.getString(1)),
                tags("SELECT key, value FROM tags WHERE run_uuid = ? ORDER BY key", row, 1)),
        Long.parseLong(experimentId));
  }

  private static RunInfo info(ResultSet row) throws SQLException {
    long endTime = row.getLong(7);
    OptionalLong end = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(endTime);
    return new RunInfo(
        row.getString(1),
        row.getString(2),
        text(row, 3),
        text(row, 4),
        RunStatus.valueOf(row.getString(5)),
        row.getLong(6),
        end,
        LifecycleStage.of(row.getString(8)),
        text(row, 9));
  }

  @Override
  public void points(Run run, Consumer<List<Metric>> part) {
    List<Metric> points = new ArrayList<>(PART);
    rows.list(
        "SELECT key, value, timestamp, step, is_nan FROM metrics WHERE run_uuid = ?",
        row -> {
          double value = row.getBoolean(5) ? Double.NaN : row.getDouble(2);
          points.add(new Metric(row.getString(1), value, row.getLong(3), row.getLong(4)));
          if (points.size() == PART) {
            part.accept(List.copyOf(points));
            points.clear();
          }
          return true;
        },
        run.info().id());
    if (!points.isEmpty()) {
      part.accept(points);
    }
  }

  @Override
  public Optional<Path> artifacts(Run run) {
    return artifacts.find(run.info().artifactUri());
  }

  @Override
  public RunLineage lineage(Run run) {
    return models.lineage(run.info().id());
  }

  @Override
  public List<LoggedModel> loggedModels(String experimentId) {
    return models.logged(experimentId);
  }

  @Override
  public Optional<Path> artifacts(LoggedModel model) {
    return artifacts.find(model.artifactUri());
  }

  @Override
  public List<RegisteredModel> registeredModels() {
    return models.registered();
  }

  @Override
  public List<ModelVersion> versions(String registeredModel) {
    return models.versions(registeredModel);
  }

  @Override
  public void close() {
    rows.close();
  }
}
