// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a tracker has of one experiment: read once, then kept up with what is written. Not
 * thread-safe.
 */
final class ExperimentRuns {
  private final String experiment;
  private final Map<String, MlflowRun> launches = new HashMap<>();
  private final Map<String, MlflowRun> trials = new HashMap<>();
  private final Map<String, List<MlflowRun>> fits = new HashMap<>();

  private ExperimentRuns(String experiment) {
    this.experiment = experiment;
  }

  /** Finds the experiment of a launch or makes it, and reads its runs. */
  static ExperimentRuns load(MlflowClient client, StoredLaunch launch) {
    MlflowExperiment experiment = client.experiment(launch.experiment());
    if (!experiment.active()) {
      throw new TrackerRejectedException(
          "The experiment %s was deleted in the tracker: restore it there, or give this one another"
                  .formatted(launch.experiment())
              + " name.",
          0);
    }
    tags(launch)
        .forEach((key, value) -> {
          if (!value.isEmpty() && !value.equals(experiment.tags().get(key))) {
            client.setExperimentTag(experiment.id(), key, value);
          }
        });
    return load(client, experiment.id());
  }

  private static Map<String, String> tags(StoredLaunch launch) {
    return Map.of(
        Tags.KIND,
        launch.kind(),
        "assay.task",
        launch.task(),
        "assay.target",
        launch.target(),
        "assay.metric",
        launch.metric(),
        "assay.goal",
        launch.goal());
  }

  private static ExperimentRuns load(MlflowClient client, String experiment) {
    ExperimentRuns runs = new ExperimentRuns(experiment);
    oldestFirst(client, experiment, "launch").forEach(runs::addLaunch);
    oldestFirst(client, experiment, "trial").forEach(runs::addTrial);
    oldestFirst(client, experiment, "fit").forEach(runs::putFit);
    oldestFirst(client, experiment, FitId.NESTED).forEach(runs::putFit);
    oldestFirst(client, experiment, "measurement").forEach(runs::putFit);
    return runs;
  }

  private static List<MlflowRun> oldestFirst(MlflowClient client, String experiment, String kind) {
    return client.searchRuns(experiment, Tags.kindFilter(kind)).stream()
        .sorted(Comparator.comparingLong(MlflowRun::startMillis).thenComparing(MlflowRun::id))
        .toList();
  }

  String experiment() {
    return experiment;
  }

  void addLaunch(MlflowRun run) {
    launches.putIfAbsent(run.tag(Tags.LAUNCH), run);
  }

  void putLaunch(MlflowRun run) {
    launches.put(run.tag(Tags.LAUNCH), run);
  }

  void addTrial(MlflowRun run) {
    trials.putIfAbsent(run.tag(Tags.KEY), run);
  }

  void putTrial(MlflowRun run) {
    trials.put(run.tag(Tags.KEY), run);
  }

  /** Adds a run of a fit, or puts it in the place of what was known of it. */
  void putFit(MlflowRun run) {
    List<MlflowRun> attempts = fits.computeIfAbsent(run.tag(Tags.KEY), unused -> new ArrayList<>());
    attempts.removeIf(other -> other.id().equals(run.id()));
    attempts.add(run);
  }

  Optional<MlflowRun> findLaunch(String launch) {
    return Optional.ofNullable(launches.get(launch));
  }

  Optional<MlflowRun> findTrial(String key) {
    return Optional.ofNullable(trials.get(key));
  }

  /** The run of a fit by the launch that trained it. */
  Optional<MlflowRun> findFit(String key, String launch) {
    return attempts(key).stream().filter(run -> run.tag(Tags.LAUNCH).equals(launch)).findFirst();
  }

  /** Whether this very result, or a finished one of the same fit, is there as a whole. */
  boolean has(StoredFit fit) {
    return attempts(fit.key()).stream()
        .filter(run -> !run.running())
        .anyMatch(run ->
            run.tag(Tags.LAUNCH).equals(fit.launch()) || run.status().equals(RunWords.FINISHED));
  }

  private List<MlflowRun> attempts(String key) {
    return fits.getOrDefault(key, List.of());
  }

  /** The fits that a launch began and that are still said to run. */
  List<MlflowRun> unended(String launch) {
    return fits.values().stream()
        .flatMap(List::stream)
        .filter(run -> run.running() && run.tag(Tags.LAUNCH).equals(launch))
        .toList();
  }
}
