// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Dataset;
import assay.tracker.model.DatasetInput;
import assay.tracker.model.DatasetSummary;
import assay.tracker.model.ModelOutput;
import assay.tracker.model.RunLineage;
import assay.tracker.model.Tag;
import assay.tracker.store.LineageStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link LineageStore} over one SQLite file, which its {@link SqliteStore} opens and closes. */
final class SqliteLineageStore implements LineageStore {

  private static final OwnedTags TAGS = new OwnedTags("run_dataset_tag", "run_dataset_id");
  private static final String THESE = " IN (SELECT value FROM json_each(?))";

  private final Writer writer;
  private final Readers readers;

  SqliteLineageStore(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public void addInputs(String runId, List<DatasetInput> datasets, List<String> models) {
    writer.run(scope -> {
      RunKey run = RunKey.requireActive(scope.session(), runId);
      for (DatasetInput dataset : datasets) {
        addDataset(scope.session(), run, dataset);
      }
      for (String model : models) {
        addModel(scope.session(), run, false, model, 0);
      }
    });
  }

  private static void addDataset(Session session, RunKey run, DatasetInput input)
      throws SQLException {
    long dataset = datasetRow(session, run, input.dataset());
    int added =
        session.update(
            "INSERT INTO run_dataset (run_id, dataset_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            run.row(),
            dataset);
    if (added > 0) {
      long row =
          session.find("SELECT last_insert_rowid()", found -> found.getLong(1)).orElseThrow();
      TAGS.putAll(session, row, input.tags());
    }
  }

  private static long datasetRow(Session session, RunKey run, Dataset it) throws SQLException {
    session.update(
        "INSERT INTO dataset (experiment_id, name, digest, source_type, source, schema, profile)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        run.experiment(),
        it.name(),
        it.digest(),
        it.sourceType(),
        it.source(),
        it.schema(),
        it.profile());
    return session
        .find(
            "SELECT id FROM dataset WHERE experiment_id = ? AND name = ? AND digest = ?",
            row -> row.getLong(1),
            run.experiment(),
            it.name(),
            it.digest())
        .orElseThrow();
  }

  private static void addModel(Session session, RunKey run, boolean output, String model, long step)
      throws SQLException {
    session.update(
        "INSERT INTO run_model (run_id, is_output, model_id, step) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        run.row(),
        output,
        model,
        step);
  }

  /** What a run read and made; the data sets and models themselves stay. */
  static void deleteAll(Session session, long run) throws SQLException {
    session.update(
        "DELETE FROM run_dataset_tag WHERE run_dataset_id IN"
            + " (SELECT id FROM run_dataset WHERE run_id = ?)",
        run);
    session.update("DELETE FROM run_dataset WHERE run_id = ?", run);
    session.update("DELETE FROM run_model WHERE run_id = ?", run);
  }

  @Override
  public void addOutputs(String runId, List<ModelOutput> models) {
    writer.run(scope -> {
      RunKey run = RunKey.requireActive(scope.session(), runId);
      for (ModelOutput model : models) {
        addModel(scope.session(), run, true, model.modelId(), model.step());
      }
    });
  }

  @Override
  public Map<String, RunLineage> lineage(List<String> runIds) {
    return readers.read(session -> lineage(session, runIds));
  }

  private static Map<String, RunLineage> lineage(Session session, List<String> runIds)
      throws SQLException {
    Map<Long, String> runs = new HashMap<>();
    session.each(
        "SELECT id, uuid FROM run WHERE uuid" + THESE,
        row -> runs.put(row.getLong(1), row.getString(2)),
        JsonArrays.ofIds(runIds));
    Map<String, RunLineage> lineage = new HashMap<>();
    readDatasets(session, runs, lineage);
    session.each(
        "SELECT run_id, is_output, model_id, step FROM run_model WHERE run_id"
            + THESE
            + " ORDER BY id",
        row -> addModel(of(lineage, runs, row), row),
        JsonArrays.of(runs.keySet()));
    return lineage;
  }

  private static RunLineage of(
      Map<String, RunLineage> lineage, Map<Long, String> runs, ResultSet row) throws SQLException {
    return lineage.computeIfAbsent(
        runs.getOrDefault(row.getLong(1), ""),
        id -> new RunLineage(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
  }

  private static void addModel(RunLineage lineage, ResultSet row) throws SQLException {
    if (row.getBoolean(2)) {
      lineage.modelOutputs().add(new ModelOutput(row.getString(3), row.getLong(4)));
    } else {
      lineage.modelInputs().add(row.getString(3));
    }
  }

  private static void readDatasets(
      Session session, Map<Long, String> runs, Map<String, RunLineage> lineage)
      throws SQLException {
    Map<Long, List<Tag>> tags = new LinkedHashMap<>();
    session.each(
        "SELECT i.run_id, i.id, d.name, d.digest, d.source_type, d.source, d.schema, d.profile"
            + " FROM run_dataset i JOIN dataset d ON d.id = i.dataset_id WHERE i.run_id"
            + THESE
            + " ORDER BY i.id",
        row -> {
          List<Tag> own = tags.computeIfAbsent(row.getLong(2), id -> new ArrayList<>());
          of(lineage, runs, row).datasets().add(new DatasetInput(dataset(row), own));
        },
        JsonArrays.of(runs.keySet()));
    Map<Long, List<Tag>> found = TAGS.load(session, tags.keySet());
    tags.forEach((row, own) -> own.addAll(found.getOrDefault(row, List.of())));
  }

  private static Dataset dataset(ResultSet row) throws SQLException {
    return new Dataset(
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8));
  }

  @Override
  public List<DatasetSummary> datasets(List<String> experimentIds, int maxItems) {
    List<Long> rows = experimentIds.stream().map(ExperimentTable::rowId).toList();
    return readers.read(session ->
        session.list(
            "SELECT DISTINCT d.experiment_id, d.name, d.digest, coalesce(t.value, '')"
                + " FROM dataset d JOIN run_dataset i ON i.dataset_id = d.id"
                + " LEFT JOIN run_dataset_tag t ON t.run_dataset_id = i.id AND t.key = ?"
                + " WHERE d.experiment_id"
                + THESE
                + " ORDER BY d.experiment_id, d.id LIMIT ?",
            row ->
                new DatasetSummary(
                    Long.toString(row.getLong(1)),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4)),
            DatasetInput.CONTEXT,
            JsonArrays.of(rows),
            maxItems));
  }
}
