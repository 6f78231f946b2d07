// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * MLflow's folder of files: a folder for each experiment with one for each run, each with a {@value
 * #META}; params, tags and metrics are files named by their keys, a slash in a key being a folder.
 * Deleted experiments lie in {@code .trash}.
 */
final class MlflowFolder implements MlflowSource {

  static final String META = "meta.yaml";

  private static final int PART = 1000;

  private final Path folder;
  private final FolderModels models;

  /** Where each experiment lies, by its id. */
  private final Map<String, Path> experiments = new HashMap<>();

  MlflowFolder(Path folder) {
    this.folder = folder;
    this.models = new FolderModels(folder);
  }

  @Override
  public String description() {
    return "MLflow's folder of runs " + folder;
  }

  @Override
  public List<Experiment> experiments() {
    return Stream.of(folder, folder.resolve(".trash"))
        .flatMap(parent -> KeyedFiles.described(parent).stream())
        .map(this::experiment)
        .sorted(Comparator.comparingLong(Experiment::creationTime))
        .toList();
  }

  private Experiment experiment(Path directory) {
    MetaFile meta = MetaFile.read(directory.resolve(META));
    String id = meta.requireText("experiment_id");
    experiments.put(id, directory);
    return new Experiment(
        id,
        meta.requireText("name"),
        meta.text("artifact_location"),
        LifecycleStage.of(meta.requireText("lifecycle_stage")),
        meta.number("creation_time").orElse(0),
        meta.number("last_update_time").orElse(0),
        KeyedFiles.read(directory.resolve("tags"), Tag::new));
  }

  @Override
  public List<Run> runs(String experimentId) {
    Path directory = experiments.get(experimentId);
    return directory == null
        ? List.of()
        : KeyedFiles.described(directory).stream()
            .map(MlflowFolder::run)
            .sorted(Comparator.comparingLong(run -> run.info().startTime()))
            .toList();
  }

  private static Run run(Path directory) {
    MetaFile meta = MetaFile.read(directory.resolve(META));
    RunInfo info =
        new RunInfo(
            meta.requireText("run_id"),
            meta.requireText("experiment_id"),
            meta.text("run_name"),
            meta.text("user_id"),
            status(meta.number("status")),
            meta.number("start_time").orElse(0),
            meta.number("end_time"),
            LifecycleStage.of(meta.requireText("lifecycle_stage")),
            meta.text("artifact_uri"));
    return new Run(
        info,
        List.of(),
        KeyedFiles.read(directory.resolve("params"), Param::new),
        KeyedFiles.read(directory.resolve("tags"), Tag::new));
  }

  /** MLflow's numbers begin with 1. */
  private static RunStatus status(OptionalLong number) {
    return switch ((int) number.orElse(1)) {
      case 2 -> RunStatus.SCHEDULED;
      case 3 -> RunStatus.FINISHED;
      case 4 -> RunStatus.FAILED;
      case 5 -> RunStatus.KILLED;
      default -> RunStatus.RUNNING;
    };
  }

  @Override
  public void points(Run run, Consumer<List<Metric>> part) {
    Path directory = experiments.get(run.info().experimentId());
    if (directory != null) {
      KeyedFiles.of(directory.resolve(run.info().id()).resolve("metrics"))
          .forEach((key, file) -> points(key, file, part));
    }
  }

  private static void points(String key, Path file, Consumer<List<Metric>> part) {
    List<Metric> points = new ArrayList<>(PART);
    MetricFile.each(
        key,
        file,
        (point, rest) -> {
          points.add(point);
          if (points.size() == PART) {
            part.accept(List.copyOf(points));
            points.clear();
          }
        });
    if (!points.isEmpty()) {
      part.accept(points);
    }
  }

  /** Beside the run's other files, wherever the folder lay when it was written. */
  @Override
  public Optional<Path> artifacts(Run run) {
    return Optional.ofNullable(experiments.get(run.info().experimentId()))
        .map(experiment -> experiment.resolve(run.info().id()).resolve("artifacts"))
        .filter(Files::isDirectory)
        .or(() -> SourceArtifacts.beside(folder).find(run.info().artifactUri()));
  }

  @Override
  public RunLineage lineage(Run run) {
    Path experiment = experiments.get(run.info().experimentId());
    return experiment == null
        ? RunLineage.NONE
        : FolderModels.lineage(experiment, experiment.resolve(run.info().id()));
  }

  @Override
  public List<LoggedModel> loggedModels(String experimentId) {
    Path experiment = experiments.get(experimentId);
    return experiment == null ? List.of() : FolderModels.logged(experiment);
  }

  @Override
  public Optional<Path> artifacts(LoggedModel model) {
    return Optional.ofNullable(experiments.get(model.experimentId()))
        .map(experiment -> experiment.resolve("models").resolve(model.id()).resolve("artifacts"))
        .filter(Files::isDirectory)
        .or(() -> SourceArtifacts.beside(folder).find(model.artifactUri()));
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
    // Nothing is held open.
  }
}
