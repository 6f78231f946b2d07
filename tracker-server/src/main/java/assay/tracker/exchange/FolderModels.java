// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import assay.tracker.model.Dataset;
import assay.tracker.model.DatasetInput;
import assay.tracker.model.LoggedModel;
import assay.tracker.model.ModelAlias;
import assay.tracker.model.ModelMetric;
import assay.tracker.model.ModelOutput;
import assay.tracker.model.ModelStage;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.Param;
import assay.tracker.model.RegisteredModel;
import assay.tracker.model.RunLineage;
import assay.tracker.model.Tag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The model registry, the logged models and the data sets of MLflow's folder of files.
 *
 * @param folder of all
 */
record FolderModels(Path folder) {

  private static final String MODELS = "models";

  List<RegisteredModel> registered() {
    return KeyedFiles.described(folder.resolve(MODELS)).stream()
        .map(FolderModels::registeredModel)
        .toList();
  }

  private static RegisteredModel registeredModel(Path directory) {
    MetaFile meta = MetaFile.read(directory.resolve(MlflowFolder.META));
    return new RegisteredModel(
        meta.requireText("name"),
        meta.text("description"),
        meta.number("creation_timestamp").orElse(0),
        meta.number("last_updated_timestamp").orElse(0),
        List.of(),
        KeyedFiles.read(directory.resolve("tags"), Tag::new),
        KeyedFiles.read(
            directory.resolve("aliases"),
            (alias, version) -> new ModelAlias(alias, Integer.parseInt(version.strip()))));
  }

  List<ModelVersion> versions(String model) {
    return KeyedFiles.described(folder.resolve(MODELS).resolve(model)).stream()
        .map(directory -> version(model, directory))
        .toList();
  }

  private static ModelVersion version(String model, Path directory) {
    MetaFile meta = MetaFile.read(directory.resolve(MlflowFolder.META));
    String stage = meta.text("current_stage");
    return new ModelVersion(
        model,
        Math.toIntExact(meta.number("version").orElseThrow()),
        meta.text("description"),
        ModelStage.find(stage).orElse(ModelStage.NONE),
        meta.text("source"),
        meta.text("source"),
        meta.text("run_id"),
        meta.text("run_link"),
        meta.number("creation_timestamp").orElse(0),
        meta.number("last_updated_timestamp").orElse(0),
        KeyedFiles.read(directory.resolve("tags"), Tag::new),
        List.of());
  }

  static List<LoggedModel> logged(Path experiment) {
    return KeyedFiles.described(experiment.resolve(MODELS)).stream()
        .map(FolderModels::loggedModel)
        .toList();
  }

  private static LoggedModel loggedModel(Path directory) {
    MetaFile meta = MetaFile.read(directory.resolve(MlflowFolder.META));
    String id = meta.requireText("model_id");
    return new LoggedModel(
        id,
        meta.requireText("experiment_id"),
        meta.text("name"),
        meta.text("artifact_location"),
        DatabaseModels.status((int) meta.number("status").orElse(1)),
        meta.text("model_type"),
        meta.text("source_run_id"),
        meta.number("creation_timestamp").orElse(0),
        meta.number("last_updated_timestamp").orElse(0),
        KeyedFiles.read(directory.resolve("tags"), Tag::new),
        KeyedFiles.read(directory.resolve("params"), Param::new),
        metrics(id, directory.resolve("metrics")));
  }

  private static List<ModelMetric> metrics(String model, Path directory) {
    List<ModelMetric> metrics = new ArrayList<>();
    KeyedFiles.of(directory)
        .forEach((key, file) ->
            MetricFile.each(
                key,
                file,
                (point, rest) ->
                    metrics.add(
                        new ModelMetric(
                            point,
                            model,
                            rest.isEmpty() ? "" : rest.getFirst(),
                            rest.size() > 2 ? rest.get(1) : "",
                            rest.size() > 2 ? rest.get(2) : ""))));
    return metrics;
  }

  /**
   * @param experiment where its data sets are described
   */
  static RunLineage lineage(Path experiment, Path run) {
    List<DatasetInput> datasets = new ArrayList<>();
    List<String> models = new ArrayList<>();
    for (Path input : KeyedFiles.described(run.resolve("inputs"))) {
      MetaFile meta = MetaFile.read(input.resolve(MlflowFolder.META));
      if (meta.text("source_type").equals("DATASET")) {
        Path dataset = experiment.resolve("datasets").resolve(meta.requireText("source_id"));
        datasets.add(new DatasetInput(dataset(dataset), meta.tags("tags")));
      } else {
        models.add(meta.text("destination_id"));
      }
    }
    return new RunLineage(datasets, models, outputs(run.resolve("outputs")));
  }

  private static Dataset dataset(Path directory) {
    MetaFile meta = MetaFile.read(directory.resolve(MlflowFolder.META));
    return new Dataset(
        meta.requireText("name"),
        meta.requireText("digest"),
        meta.text("source_type"),
        meta.text("source"),
        meta.text("schema"),
        meta.text("profile"));
  }

  private static List<ModelOutput> outputs(Path directory) {
    return KeyedFiles.described(directory).stream()
        .map(output -> MetaFile.read(output.resolve(MlflowFolder.META)))
        .map(meta ->
            new ModelOutput(meta.requireText("destination_id"), meta.number("step").orElse(0)))
        .toList();
  }
}
