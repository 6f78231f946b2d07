// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.Curves;
import assay.runner.execute.FitState;
import assay.runner.execute.LaunchState;
import assay.runner.plan.Stage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Writes one launch to a tracker, while it runs or afterwards: whatever the tracker has already is
 * left as it is, so that writing twice changes nothing. Blocking; not thread-safe. Every method may
 * throw {@link TrackerException}.
 */
final class LaunchLog {
  private final MlflowClient client;
  private final ExperimentRuns runs;
  private final StoredLaunch launch;
  private final Map<String, StoredTrial> planned = new HashMap<>();
  private final Map<String, TrialRun> trials = new LinkedHashMap<>();
  private final Map<String, FitRun> running = new LinkedHashMap<>();
  private final Map<String, Long> sampled = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private final Set<String> failed = new HashSet<>();
  private MlflowRun run;
  private int toldDone;

  private LaunchLog(MlflowClient client, ExperimentRuns runs, StoredLaunch launch, MlflowRun run) {
    this.client = client;
    this.runs = runs;
    this.launch = launch;
    this.run = run;
    launch.trials().forEach(trial -> planned.put(trial.key(), trial));
    run.metrics().forEach((name, latest) -> sampled.put(name, latest.step()));
  }

  /** Finds the launch's run or makes it, and sends the declaration. */
  static LaunchLog open(MlflowClient client, ExperimentRuns runs, StoredLaunch launch) {
    MlflowRun run = runs.findLaunch(launch.launch()).orElseGet(() -> create(client, runs, launch));
    LaunchLog log = new LaunchLog(client, runs, launch, run);
    log.sendDeclaration();
    return log;
  }

  private static MlflowRun create(MlflowClient client, ExperimentRuns runs, StoredLaunch launch) {
    Map<String, String> tags = new LinkedHashMap<>(launch.tags());
    tags.put(Tags.KIND, "launch");
    tags.put(Tags.LAUNCH, launch.launch());
    tags.put(Tags.STATE, "running");
    tags.put(Tags.FITS_TOTAL, Integer.toString(launch.plannedFits()));
    tags.put(Tags.FITS_DONE, "0");
    tags.put(Tags.FITS_FAILED, "0");
    tags.put("assay.env.fingerprint", launch.fingerprint());
    tags.put("assay.seed", Long.toString(launch.seed()));
    String id = launch.launch();
    MlflowRun run =
        client.createRun(
            runs.experiment(),
            "launch " + id.substring(0, Math.min(8, id.length())),
            launch.startedAt(),
            Tags.cutTags(tags),
            Tags.launchFilter(id));
    runs.addLaunch(run);
    return run;
  }

  private void sendDeclaration() {
    if (!MlflowClient.takesArtifacts(run)) {
      return;
    }
    List<String> there = client.listArtifacts(run.id(), "assay");
    send(there, "assay/spec.yaml", launch.spec());
    send(there, "assay/resolved.json", Json.pretty(launch.resolved()));
    send(there, "assay/host.json", Json.pretty(launch.host()));
  }

  private void send(List<String> there, String path, String content) {
    if (!there.contains(path)) {
      client.uploadArtifact(run, path, content.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Whether curves of a fit can be told now. */
  boolean runs(String fit) {
    return running.containsKey(fit);
  }

  void fitStarted(FitId fit, Instant at) {
    TrialRun trial = trial(fit.trial());
    trial.reopen();
    running.put(fit.key(), fitRun(fit, launch.launch(), trial, at));
  }

  void curves(String fit, List<MlflowMetric> points) {
    FitRun live = running.get(fit);
    if (live != null) {
      live.curves(points);
    }
  }

  /** Samples of the launch, those that the tracker has already among them or not. */
  void samples(Curves series) {
    List<MlflowMetric> points = new ArrayList<>();
    series
        .byName()
        .forEach((name, curve) -> {
          long last = sampled.getOrDefault(name, -1L);
          for (Curves.Point point : curve) {
            if (point.step() > last) {
              points.add(new MlflowMetric(name, point.value(), point.step(), point.timestamp()));
              sampled.put(name, (long) point.step());
            }
          }
        });
    if (!points.isEmpty()) {
      client.logBatch(run.id(), points, Map.of(), Map.of());
    }
  }

  void fitEnded(StoredFit fit) {
    TrialRun trial = trial(fit.trial());
    FitRun live = running.remove(fit.key());
    boolean complete =
        live == null
            && runs.findFit(fit.key(), fit.launch()).filter(known -> !known.running()).isPresent();
    if (!complete) {
      end(live == null ? fitRun(FitId.of(fit), fit.launch(), trial, fit.startedAt()) : live, fit);
    }
    count(fit, trial);
  }

  /** A fit of an earlier launch, perhaps of another experiment. */
  void fitReused(StoredFit fit) {
    TrialRun trial = trial(fit.trial());
    if (!runs.has(fit)) {
      end(fitRun(FitId.of(fit), fit.launch(), trial, fit.startedAt()), fit);
    }
    count(fit, trial);
  }

  private void end(FitRun fitRun, StoredFit fit) {
    fitRun.end(fit);
    runs.putFit(fitRun.run());
  }

  private void count(StoredFit fit, TrialRun trial) {
    if (fit.result().state() == FitState.INTERRUPTED) {
      return; // not done: the next launch takes it up again
    }
    if (fit.stage().ranks()) {
      trial.fitEnded(fit.key(), fit.result().state());
    }
    done.add(fit.key());
    if (RunWords.failed(fit.result().state())) {
      failed.add(fit.key());
    }
  }

  private FitRun fitRun(FitId fit, String by, TrialRun trial, Instant at) {
    MlflowRun found =
        runs.findFit(fit.key(), by)
            .filter(MlflowRun::running)
            .orElseGet(() -> createFit(fit, by, trial, at));
    return new FitRun(client, found, trial.trial().epochs());
  }

  private MlflowRun createFit(FitId fit, String by, TrialRun trial, Instant at) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(Tags.KIND, fit.kind());
    tags.put("mlflow.parentRunId", trial.run().id());
    tags.put(Tags.KEY, fit.key());
    tags.put(Tags.STATE, "running");
    tags.put("assay.seed", Long.toString(fit.seed()));
    tags.put(Tags.LAUNCH, by);
    if (fit.measurement()) {
      tags.put("assay.fork", Integer.toString(fit.fold()));
      tags.putAll(trial.trial().tags());
    } else {
      tags.put("assay.fold", Integer.toString(fit.fold()));
      tags.put("assay.repeat", Integer.toString(fit.repeat()));
      tags.putAll(nesting(fit.stage()));
      tags.put("assay.epochs", Integer.toString(trial.trial().epochs()));
    }
    MlflowRun made =
        client.createRun(
            runs.experiment(), fit.name(), at, Tags.cutTags(tags), Tags.fitFilter(fit, by));
    runs.putFit(made);
    return made;
  }

  private static Map<String, String> nesting(Stage stage) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (!stage.word().isEmpty()) {
      tags.put("assay.stage", stage.word());
    }
    if (stage instanceof Stage.Inner(int repeat, int fold)) {
      tags.put("assay.outer.repeat", Integer.toString(repeat));
      tags.put("assay.outer.fold", Integer.toString(fold));
    }
    return tags;
  }

  private TrialRun trial(String key) {
    TrialRun known = trials.get(key);
    if (known != null) {
      return known;
    }
    StoredTrial trial =
        Objects.requireNonNull(planned.get(key), () -> "trial %s is not planned".formatted(key));
    MlflowRun found =
        runs.findTrial(key).map(old -> joined(old, trial)).orElseGet(() -> createTrial(trial));
    runs.putTrial(found);
    TrialRun opened = new TrialRun(client, found, trial);
    trials.put(key, opened);
    return opened;
  }

  private MlflowRun createTrial(StoredTrial trial) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(Tags.KIND, "trial");
    tags.put(Tags.KEY, trial.key());
    tags.put(Tags.STATE, "running");
    tags.putAll(naming(trial));
    tags.put(Tags.LAUNCHES, launch.launch());
    tags.put(Tags.FITS_DONE, "0");
    tags.put(Tags.FITS_FAILED, "0");
    tags.put("assay.chosen", "false");
    tags.put("assay.baseline", "false");
    tags.putAll(trial.tags());
    MlflowRun made =
        client.createRun(
            runs.experiment(),
            trial.name(),
            launch.startedAt(),
            Tags.cutTags(tags),
            Tags.trialFilter(trial.key()));
    client.logBatch(made.id(), List.of(), Tags.cutParams(trial.params()), Map.of());
    return made;
  }

  /** What of a trial belongs to a launch and not to its key. */
  private static Map<String, String> naming(StoredTrial trial) {
    ArrayNode searched = JsonNodeFactory.instance.arrayNode();
    trial.searched().keySet().forEach(searched::add);
    return Map.of(
        "assay.trial",
        Integer.toString(trial.number()),
        "assay.searched",
        searched.toString(),
        Tags.FITS_TOTAL,
        Integer.toString(trial.fits()));
  }

  private MlflowRun joined(MlflowRun old, StoredTrial trial) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (!launches(old).contains(launch.launch())) {
      tags.put(Tags.LAUNCHES, old.tag(Tags.LAUNCHES) + "," + launch.launch());
    }
    if (!superseded(old)) {
      naming(trial).entrySet().stream()
          .filter(tag -> !tag.getValue().equals(old.tag(tag.getKey())))
          .forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
      if (!old.name().equals(trial.name())) {
        client.renameRun(old.id(), trial.name());
      }
    }
    Map<String, String> params = new LinkedHashMap<>(trial.params());
    params.keySet().removeAll(old.params().keySet()); // params never change
    client.logBatch(old.id(), List.of(), Tags.cutParams(params), Tags.cutTags(tags));
    return old.with(old.status(), tags);
  }

  private static List<String> launches(MlflowRun trial) {
    return Arrays.asList(trial.tag(Tags.LAUNCHES).split(",", -1));
  }

  /** Whether a later launch has written this trial: its aggregates are newer than ours. */
  private boolean superseded(MlflowRun trial) {
    return launches(trial).stream()
        .filter(id -> !id.equals(launch.launch()))
        .flatMap(id -> runs.findLaunch(id).stream())
        .anyMatch(other -> other.startMillis() > launch.startedAt().toEpochMilli());
  }

  void summarized(StoredEnd.Summary summary, Instant at) {
    boolean begun = !summary.fits().isEmpty() || runs.findTrial(summary.trial()).isPresent();
    if (!begun && summary.cause().isEmpty()) {
      return; // there is nothing to tell
    }
    TrialRun trial = trial(summary.trial());
    if (!superseded(trial.run())) {
      trial.summarize(summary, at);
    }
    runs.putTrial(trial.run());
  }

  /** Writes how many fits have ended, where that has changed. */
  void progress() {
    trials.values().forEach(TrialRun::progress);
    if (done.size() != toldDone) {
      toldDone = done.size();
      client.logBatch(run.id(), List.of(), Map.of(), counts());
    }
  }

  private Map<String, String> counts() {
    return Map.of(
        Tags.FITS_TOTAL, Integer.toString(Math.max(launch.plannedFits(), done.size())),
        Tags.FITS_DONE, Integer.toString(done.size()),
        Tags.FITS_FAILED, Integer.toString(failed.size()));
  }

  void ended(StoredEnd end) {
    end.summaries().forEach(summary -> summarized(summary, end.endedAt()));
    if (MlflowClient.takesArtifacts(run)) {
      List<String> there = client.listArtifacts(run.id(), "assay");
      send(there, "assay/verdict.json", Json.pretty(end.report()));
      if (!end.log().isEmpty()) {
        send(there, "assay/log.txt", end.log());
      }
    }
    close(FitState.INTERRUPTED, "the launch ended before it", end.state(), end.endedAt());
  }

  /** The process of the launch has died; what it had begun will not end. */
  void lost(Instant at) {
    close(FitState.LOST, "the process that trained it is gone", LaunchState.INTERRUPTED, at);
  }

  private void close(FitState unended, String cause, LaunchState state, Instant at) {
    running.clear();
    for (MlflowRun fit : runs.unended(launch.launch())) {
      FitRun abandoned = new FitRun(client, fit, 0);
      abandoned.abandon(unended, cause, at);
      runs.putFit(abandoned.run());
    }
    trials.values().forEach(trial -> trial.interrupt(at));
    Map<String, String> tags = new LinkedHashMap<>(counts());
    tags.put(Tags.STATE, state.word());
    client.logBatch(run.id(), List.of(), Map.of(), tags);
    client.endRun(run.id(), RunWords.status(state), at);
    run = run.with(RunWords.status(state), tags);
    runs.putLaunch(run);
  }
}
