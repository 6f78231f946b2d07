// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.FitState;
import assay.tracker.analysis.Aggregate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The run of one trial while a launch writes it. Not thread-safe. */
final class TrialRun {
  private final MlflowClient client;
  private final StoredTrial trial;
  private final Map<String, Double> values = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private final Set<String> failed = new HashSet<>();
  private MlflowRun run;
  private boolean progressed;

  TrialRun(MlflowClient client, MlflowRun run, StoredTrial trial) {
    this.client = client;
    this.run = run;
    this.trial = trial;
    run.metrics().forEach((name, latest) -> values.put(name, latest.value()));
  }

  MlflowRun run() {
    return run;
  }

  StoredTrial trial() {
    return trial;
  }

  /** A fit of it begins: a trial that had ended runs again. */
  void reopen() {
    if (!run.running()) {
      client.updateRun(run.id(), RunWords.RUNNING);
      write(List.of(), RunWords.RUNNING, Map.of(Tags.STATE, "running"));
    }
  }

  void fitEnded(String key, FitState state) {
    done.add(key);
    if (RunWords.failed(state)) {
      failed.add(key);
    }
    progressed = true;
  }

  /** Writes how many fits have ended, if that has changed. */
  void progress() {
    if (progressed) {
      progressed = false;
      write(List.of(), run.status(), counts(done.size(), failed.size()));
    }
  }

  private Map<String, String> counts(int ended, int badly) {
    return Map.of(
        Tags.FITS_TOTAL, Integer.toString(Math.max(trial.fits(), ended)),
        Tags.FITS_DONE, Integer.toString(ended),
        Tags.FITS_FAILED, Integer.toString(badly));
  }

  void summarize(StoredEnd.Summary summary, Instant at) {
    FitState state = summary.state().orElse(RunWords.trialState(summary, trial.fits()));
    int badly =
        summary.fits().entrySet().stream()
            .filter(entry -> RunWords.failed(entry.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    Map<String, String> tags = new LinkedHashMap<>(counts(summary.done(), badly));
    tags.put(Tags.STATE, state.word());
    tags.put("assay.chosen", Boolean.toString(summary.chosen()));
    summary.rank().ifPresent(rank -> tags.put("assay.rank", Integer.toString(rank)));
    summary.cause().ifPresent(cause -> tags.put("assay.cause", cause));
    tags.putAll(Flags.with(Map.of(), summary.flags()));
    tags.putAll(Flags.takenBack(run.tags(), summary.flags()));
    progressed = false;
    end(state, changed(summary, at), tags, at);
  }

  /** The launch is over without a word about this trial. */
  void interrupt(Instant at) {
    if (run.running()) {
      progressed = false;
      Map<String, String> tags = new LinkedHashMap<>(counts(done.size(), failed.size()));
      tags.put(Tags.STATE, FitState.INTERRUPTED.word());
      end(FitState.INTERRUPTED, List.of(), tags, at);
    }
  }

  private void end(
      FitState state, List<MlflowMetric> metrics, Map<String, String> tags, Instant at) {
    String status = RunWords.status(state);
    boolean ended = !run.status().equals(status);
    write(metrics, status, Tags.cutTags(tags));
    if (ended) {
      client.endRun(run.id(), status, at);
    }
  }

  private void write(List<MlflowMetric> metrics, String status, Map<String, String> tags) {
    client.logBatch(run.id(), metrics, Map.of(), tags);
    run = run.with(status, tags);
  }

  /** Only values that the tracker has not got: summaries are told more than once. */
  private List<MlflowMetric> changed(StoredEnd.Summary summary, Instant at) {
    List<MlflowMetric> changed = new ArrayList<>();
    values(summary)
        .forEach((name, value) -> {
          if (!value.equals(values.put(name, value))) {
            changed.add(new MlflowMetric(name, value, 0, at.toEpochMilli()));
          }
        });
    return changed;
  }

  private static Map<String, Double> values(StoredEnd.Summary summary) {
    Map<String, Double> values = new LinkedHashMap<>();
    boolean benchmark = summary.state().isPresent();
    summary
        .metrics()
        .forEach((name, aggregate) -> {
          if (benchmark) {
            values.put(name, aggregate.mean());
          } else {
            put(values, name, aggregate);
          }
        });
    summary.fitSeconds().ifPresent(value -> values.put("fit_seconds", value));
    summary.samplesPerSecond().ifPresent(value -> values.put("samples_per_second", value));
    summary.memoryPeakBytes().ifPresent(value -> values.put("memory_peak_bytes", (double) value));
    return values;
  }

  private static void put(Map<String, Double> values, String name, Aggregate aggregate) {
    values.put(name, aggregate.mean());
    aggregate.sd().ifPresent(value -> values.put(name + ".sd", value));
    aggregate.se().ifPresent(value -> values.put(name + ".se", value));
    values.put(name + ".n", (double) aggregate.n());
  }
}
