// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import assay.tracker.artifact.ArtifactPath;
import assay.tracker.artifact.ArtifactStore;
import assay.tracker.artifact.OwnAddress;
import assay.tracker.model.Experiment;
import assay.tracker.model.LifecycleStage;
import assay.tracker.model.LoggedModel;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.RegisteredModel;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunLineage;
import assay.tracker.model.Tag;
import assay.tracker.store.AlreadyExistsException;
import assay.tracker.store.LineageStore;
import assay.tracker.store.ModelImport;
import assay.tracker.store.ModelRegistry;
import assay.tracker.store.NewExperiment;
import assay.tracker.store.NewRun;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.RefusedException;
import assay.tracker.store.RunBatch;
import assay.tracker.store.RunUpdate;
import assay.tracker.store.Stores;
import assay.tracker.store.TrackingStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings everything of a source into a tracker: ids, times, states, params, tags, every point, and
 * the artifacts that lie on this machine. What was deleted there is deleted here. Doing it again
 * brings what is missing and changes nothing else, so an import that was interrupted goes on.
 *
 * <p>What cannot be brought is a problem in the summary; the rest goes on.
 */
public final class MlflowImport {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern OF_RUN = Pattern.compile("runs:/+([^/]+)/(.+)");

  private final TrackingStore tracking;
  private final LineageStore lineage;
  private final ModelRegistry registry;
  private final ModelImport models;
  private final ArtifactStore artifactStore;
  private final Consumer<String> progress;
  private final MovedUris moved = new MovedUris();
  private final List<String> problems = new ArrayList<>();
  private int runs;
  private long points;
  private int files;

  /**
   * @param progress told in words how far it is
   */
  public MlflowImport(
      Stores stores, ModelImport models, ArtifactStore artifactStore, Consumer<String> progress) {
    this.tracking = stores.tracking();
    this.lineage = stores.lineage();
    this.registry = stores.registry();
    this.models = models;
    this.artifactStore = artifactStore;
    this.progress = progress;
  }

  public ImportSummary bring(MlflowSource source) {
    List<Experiment> experiments = source.experiments();
    for (Experiment experiment : experiments) {
      bring(source, experiment);
    }
    source.registeredModels().forEach(model -> bring(source, model));
    return new ImportSummary(experiments.size(), runs, points, files, List.copyOf(problems));
  }

  private void bring(MlflowSource source, Experiment experiment) {
    Experiment target = target(experiment);
    boolean deleted = experiment.stage() == LifecycleStage.DELETED;
    if (target.stage() == LifecycleStage.DELETED) {
      if (!deleted) {
        problems.add(
            "Experiment '%s' is deleted here: restore it first, then import again."
                .formatted(experiment.name()));
        return;
      }
      tracking.restoreExperiment(target.id());
    }
    List<Run> found = source.runs(experiment.id());
    progress.accept("%s: %d runs".formatted(experiment.name(), found.size()));
    for (Run run : found) {
      bring(source, run, target);
    }
    for (LoggedModel model : source.loggedModels(experiment.id())) {
      bring(source, model, target);
    }
    if (deleted) {
      tracking.deleteExperiment(target.id());
    }
  }

  /** The experiment here that holds the runs of one there, made if there is none. */
  private Experiment target(Experiment experiment) {
    if (experiment.id().equals(Experiment.DEFAULT_ID)) {
      return tagged(tracking.requireExperiment(Experiment.DEFAULT_ID), experiment.tags());
    }
    try {
      return tracking.requireExperimentNamed(experiment.name());
    } catch (NotFoundException e) {
      return create(experiment);
    }
  }

  private Experiment tagged(Experiment target, List<Tag> tags) {
    tags.forEach(tag -> tracking.setExperimentTag(target.id(), tag));
    return target;
  }

  private Experiment create(Experiment experiment) {
    Optional<NewExperiment.Origin> origin =
        Optional.of(new NewExperiment.Origin(experiment.id(), experiment.creationTime()))
            .filter(it -> WHOLE_NUMBER.matcher(it.id()).matches());
    try {
      return tracking.createExperiment(newExperiment(origin, experiment));
    } catch (AlreadyExistsException e) {
      Experiment created = tracking.createExperiment(newExperiment(Optional.empty(), experiment));
      problems.add(
          "Experiment '%s' has the id %s here: %s was taken."
              .formatted(experiment.name(), created.id(), experiment.id()));
      return created;
    }
  }

  private static NewExperiment newExperiment(
      Optional<NewExperiment.Origin> origin, Experiment experiment) {
    Optional<String> remote =
        Optional.of(experiment.artifactLocation())
            .filter(location -> !location.isEmpty() && !SourceArtifacts.isLocal(location));
    return new NewExperiment(origin, experiment.name(), remote, experiment.tags());
  }

  private void bring(MlflowSource source, Run run, Experiment experiment) {
    String id = run.info().id();
    try {
      Optional<RunInfo> target = open(run, experiment.id());
      if (target.isPresent()) {
        fill(source, run, target.get());
        runs++;
      }
    } catch (SourceException | RefusedException e) {
      problems.add("Run %s is not whole: %s".formatted(id, e.getMessage()));
    }
  }

  /** The run here, ready to be written; absent if it was deleted here. */
  private Optional<RunInfo> open(Run run, String experimentId) {
    RunInfo info = run.info();
    try {
      return Optional.of(tracking.createRun(newRun(run, experimentId)).info());
    } catch (AlreadyExistsException e) {
      RunInfo there = tracking.requireRunInfo(info.id());
      if (there.stage() == LifecycleStage.DELETED) {
        if (info.stage() == LifecycleStage.ACTIVE) {
          problems.add("Run %s was deleted here: left out.".formatted(info.id()));
          return Optional.empty();
        }
        tracking.restoreRun(info.id());
      }
      return Optional.of(there);
    }
  }

  private static NewRun newRun(Run run, String experimentId) {
    RunInfo info = run.info();
    return new NewRun(
        Optional.of(info.id()),
        experimentId,
        name(run),
        info.userId(),
        info.startTime(),
        run.tags());
  }

  /** Runs of MLflow before 2.0 have their name in a tag, or none. */
  private static String name(Run run) {
    return Optional.of(run.info().name())
        .filter(name -> !name.isEmpty())
        .or(() ->
            run.tags().stream()
                .filter(tag -> tag.key().equals(Tag.RUN_NAME))
                .map(Tag::value)
                .findFirst())
        .orElse(run.info().id());
  }

  private void fill(MlflowSource source, Run run, RunInfo target) {
    String id = target.id();
    tracking.log(id, new RunBatch(List.of(), run.params(), List.of()));
    source.points(
        run,
        part -> {
          tracking.log(id, new RunBatch(part, List.of(), List.of()));
          points += part.size();
        });
    RunLineage made = source.lineage(run);
    lineage.addInputs(id, made.datasets(), made.modelInputs());
    lineage.addOutputs(id, made.modelOutputs());
    source
        .artifacts(run)
        .ifPresent(folder -> copy(folder, run.info().artifactUri(), target.artifactUri()));
    RunInfo info = run.info();
    tracking.updateRun(
        id, new RunUpdate(Optional.empty(), Optional.of(info.status()), info.endTime()));
    if (info.stage() == LifecycleStage.DELETED) {
      tracking.deleteRun(id);
    }
  }

  /** What lies elsewhere stays there, and so does its address. */
  private void copy(Path folder, String from, String to) {
    if (SourceArtifacts.isLocal(from)) {
      OwnAddress.find(to)
          .ifPresentOrElse(
              place -> copy(folder, from, to, place),
              () ->
                  problems.add(
                      "The files in %s belong at %s: copy them there.".formatted(folder, to)));
    }
  }

  private void copy(Path folder, String from, String to, ArtifactPath place) {
    files += new ArtifactCopy(artifactStore, problems::add).copy(folder, place);
    moved.put(from, to);
  }

  private void bring(MlflowSource source, LoggedModel model, Experiment experiment) {
    String uri =
        SourceArtifacts.isLocal(model.artifactUri())
            ? "%s/models/%s/artifacts".formatted(experiment.artifactLocation(), model.id())
            : model.artifactUri();
    source.artifacts(model).ifPresent(folder -> copy(folder, model.artifactUri(), uri));
    try {
      models.bring(model.in(experiment.id(), uri));
    } catch (AlreadyExistsException e) {
      // Brought before.
    } catch (NotFoundException e) {
      problems.add("Logged model %s is left out: %s".formatted(model.id(), e.getMessage()));
    }
  }

  private void bring(MlflowSource source, RegisteredModel model) {
    List<ModelVersion> versions =
        source.versions(model.name()).stream().map(this::withLocation).toList();
    try {
      models.bring(model, versions);
    } catch (AlreadyExistsException e) {
      if (registry.requireModel(model.name()).creationTime() != model.creationTime()) {
        problems.add(
            "Registered model '%s': another one has that name here.".formatted(model.name()));
      }
    }
  }

  /** A version knows where its files are, whatever its source is called. */
  private ModelVersion withLocation(ModelVersion version) {
    return version.at(moved.follow(ofRun(version.source())));
  }

  /** {@code runs:/ID/PATH} as an address. */
  private String ofRun(String source) {
    Matcher run = OF_RUN.matcher(source);
    if (!run.matches()) {
      return source;
    }
    try {
      return tracking.requireRunInfo(run.group(1)).artifactUri() + "/" + run.group(2);
    } catch (NotFoundException e) {
      return source;
    }
  }
}
