// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import assay.runner.plan.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fits of a launch that have ended, as they come in; tells the sink of each. Thread-safe. */
final class Outcomes {
  private final Plan plan;
  private final RunSink sink;
  private final Map<String, List<Fit>> fitsOfTrial = new HashMap<>();
  private final Map<String, FitRecord> byKey = new HashMap<>();
  private int trained;
  private int reused;
  private @Nullable RuntimeException sinkFailure;

  Outcomes(Plan plan, RunSink sink) {
    this.plan = plan;
    this.sink = sink;
    for (Fit fit : plan.fits().stream().filter(fit -> fit.stage().ranks()).toList()) {
      fitsOfTrial.computeIfAbsent(fit.trial().key(), key -> new java.util.ArrayList<>()).add(fit);
    }
  }

  void reused(FitRecord record) {
    sink.fitReused(record);
    add(record);
    synchronized (this) {
      reused++;
    }
  }

  void ended(FitRecord record) {
    sink.fitEnded(record);
    add(record);
    synchronized (this) {
      trained += record.result().state() == FitState.INTERRUPTED ? 0 : 1;
    }
  }

  private void add(FitRecord record) {
    Trial trial = record.fit().trial();
    List<FitRecord> ended;
    synchronized (this) {
      byKey.put(record.fit().key(), record);
      ended = endedFits(trial);
    }
    List<Fit> all = fitsOfTrial.getOrDefault(trial.key(), List.of());
    if (record.fit().stage().ranks() && ended.size() == all.size()) {
      sink.trialSummarized(Summaries.of(trial, ended, all.size()));
    }
  }

  private List<FitRecord> endedFits(Trial trial) {
    return answers(fitsOfTrial.getOrDefault(trial.key(), List.of()));
  }

  /** Each fit has its own, though two may have asked the same. */
  private List<FitRecord> answers(List<Fit> fits) {
    return fits.stream()
        .flatMap(fit ->
            Optional.ofNullable(byKey.get(fit.key())).stream().map(record -> record.answering(fit)))
        .toList();
  }

  synchronized void sinkFailed(RuntimeException failure) {
    if (sinkFailure == null) {
      sinkFailure = failure;
    }
  }

  synchronized void rethrowSinkFailure() {
    if (sinkFailure != null) {
      throw sinkFailure;
    }
  }

  synchronized LaunchOutcome outcome(LaunchState state) {
    List<FitRecord> records = answers(plan.fits());
    boolean whole = records.size() == plan.fits().size();
    boolean complete =
        whole && records.stream().noneMatch(r -> r.result().state() == FitState.INTERRUPTED);
    // A stop that came too late to cut anything off has not changed what the launch is.
    return new LaunchOutcome(complete ? LaunchState.FINISHED : state, records, trained, reused);
  }
}
