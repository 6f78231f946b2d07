// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.FitRecord;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchFacts;
import assay.runner.execute.RunSink;
import assay.runner.execute.TrialSummary;
import assay.runner.measure.Sample;
import assay.runner.plan.Fit;
import java.util.List;
import java.util.Map;

/** Several sinks of a training as one, the journal first; see {@link FanOut}. */
public final class FanOutSink implements RunSink {
  private final FanOut<RunSink> sinks;

  public FanOutSink(RunSink journal, List<RunSink> others) {
    this.sinks = new FanOut<>(journal, others, RunSink::close);
  }

  /** What went wrong in sinks other than the journal, each once. */
  public List<String> failures() {
    return sinks.failures();
  }

  @Override
  public void launchStarted(LaunchFacts launch) {
    sinks.tell(sink -> sink.launchStarted(launch));
  }

  @Override
  public void fitStarted(Fit fit) {
    sinks.tell(sink -> sink.fitStarted(fit));
  }

  @Override
  public void epoch(Fit fit, int epoch, Map<String, Double> values) {
    sinks.tell(sink -> sink.epoch(fit, epoch, values));
  }

  @Override
  public void fitEnded(FitRecord fit) {
    sinks.tell(sink -> sink.fitEnded(fit));
  }

  @Override
  public void sampled(Sample sample) {
    sinks.tell(sink -> sink.sampled(sample));
  }

  @Override
  public void fitReused(FitRecord fit) {
    sinks.tell(sink -> sink.fitReused(fit));
  }

  @Override
  public void trialSummarized(TrialSummary summary) {
    sinks.tell(sink -> sink.trialSummarized(summary));
  }

  @Override
  public void launchEnded(LaunchEnd end) {
    sinks.tell(sink -> sink.launchEnded(end));
  }

  @Override
  public void close() {
    sinks.close();
  }
}
