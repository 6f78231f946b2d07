// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.FitRecord;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchFacts;
import assay.runner.execute.RunSink;
import assay.runner.execute.TrialSummary;
import assay.runner.plan.Fit;
import java.util.List;
import java.util.Map;

/** Notes each call in a list that several sinks may share, and fails where it is told to. */
final class RecordingSink implements RunSink {
  private final String name;
  private final List<String> calls;
  private final String failsAt;

  RecordingSink(String name, List<String> calls, String failsAt) {
    this.name = name;
    this.calls = calls;
    this.failsAt = failsAt;
  }

  private void note(String call) {
    calls.add(name + " " + call);
    if (call.equals(failsAt)) {
      throw new IllegalStateException(name + " fails");
    }
  }

  @Override
  public void launchStarted(LaunchFacts launch) {
    note("launchStarted");
  }

  @Override
  public void fitStarted(Fit fit) {
    note("fitStarted");
  }

  @Override
  public void epoch(Fit fit, int epoch, Map<String, Double> values) {
    note("epoch");
  }

  @Override
  public void fitEnded(FitRecord fit) {
    note("fitEnded");
  }

  @Override
  public void fitReused(FitRecord fit) {
    note("fitReused");
  }

  @Override
  public void trialSummarized(TrialSummary summary) {
    note("trialSummarized");
  }

  @Override
  public void launchEnded(LaunchEnd end) {
    note("launchEnded");
  }

  @Override
  public void close() {
    note("close");
  }
}
