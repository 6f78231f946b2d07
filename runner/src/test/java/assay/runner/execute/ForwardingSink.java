// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Fit;
import java.util.Map;

/** Passes everything on; tests override what they change. */
class ForwardingSink implements RunSink {
  private final RunSink next;

  ForwardingSink(RunSink next) {
    this.next = next;
  }

  @Override
  public void launchStarted(LaunchFacts launch) {
    next.launchStarted(launch);
  }

  @Override
  public void fitStarted(Fit fit) {
    next.fitStarted(fit);
  }

  @Override
  public void epoch(Fit fit, int epoch, Map<String, Double> values) {
    next.epoch(fit, epoch, values);
  }

  @Override
  public void fitEnded(FitRecord fit) {
    next.fitEnded(fit);
  }

  @Override
  public void fitReused(FitRecord fit) {
    next.fitReused(fit);
  }

  @Override
  public void trialSummarized(TrialSummary summary) {
    next.trialSummarized(summary);
  }

  @Override
  public void launchEnded(LaunchEnd end) {
    next.launchEnded(end);
  }

  @Override
  public void close() {
    next.close();
  }
}
