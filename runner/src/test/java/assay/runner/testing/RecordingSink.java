// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.testing;

import assay.runner.execute.FitRecord;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchFacts;
import assay.runner.execute.RunSink;
import assay.runner.execute.TrialSummary;
import assay.runner.plan.Fit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it was told, as short lines. */
public final class RecordingSink implements RunSink {
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final List<FitRecord> fits = new CopyOnWriteArrayList<>();
  private final List<TrialSummary> summaries = new CopyOnWriteArrayList<>();

  public List<String> events() {
    return events;
  }

  public List<FitRecord> fits() {
    return fits;
  }

  public List<TrialSummary> summaries() {
    return summaries;
  }

  @Override
  public void launchStarted(LaunchFacts launch) {
    events.add("launch started");
  }

  @Override
  public void fitStarted(Fit fit) {
    events.add("started " + fit.key());
  }

  @Override
  public void epoch(Fit fit, int epoch, Map<String, Double> values) {
    events.add("epoch %d of %s".formatted(epoch, fit.key()));
  }

  @Override
  public void fitEnded(FitRecord fit) {
    fits.add(fit);
    events.add("%s %s".formatted(fit.result().state().word(), fit.fit().key()));
  }

  @Override
  public void fitReused(FitRecord fit) {
    events.add("reused " + fit.fit().key());
  }

  @Override
  public void trialSummarized(TrialSummary summary) {
    summaries.add(summary);
    events.add("summarized " + summary.trial().key());
  }

  @Override
  public void launchEnded(LaunchEnd end) {
    events.add("launch ended");
  }

  @Override
  public void close() {
    events.add("closed");
  }
}
