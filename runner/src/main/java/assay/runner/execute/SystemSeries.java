// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.measure.Sample;
import assay.runner.measure.Sampler;
import assay.runner.measure.SystemProbe;
import assay.runner.measure.Ticker;
import assay.runner.plan.Fit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Samples the process while fits run, and tells a sink. All samples are those of the launch. A fit
 * that had the process to itself gets those of its time too, as curves; of fits that ran beside
 * each other nobody can say which used what.
 */
public final class SystemSeries implements RunSink {
  private final RunSink sink;
  private final SystemProbe probe;
  private final Duration period;
  private final Ticker ticker;
  private final InstantSource clock;
  private final Map<String, RunningFit> running = new HashMap<>();
  private @Nullable Sampler sampler;

  private static final class RunningFit {
    private final List<Sample> samples = new ArrayList<>();
    private boolean shared;
  }

  /**
   * @param sink is closed with this one
   * @param probe of this process; leaves out what it cannot tell
   */
  public SystemSeries(
      RunSink sink, SystemProbe probe, Duration period, Ticker ticker, InstantSource clock) {
    this.sink = sink;
    this.probe = probe;
    this.period = period;
    this.ticker = ticker;
    this.clock = clock;
  }

  @Override
  public void launchStarted(LaunchFacts launch) {
    sink.launchStarted(launch);
  }

  @Override
  public void fitStarted(Fit fit) {
    begin(fit);
    sink.fitStarted(fit);
  }

  private synchronized void begin(Fit fit) {
    if (sampler == null) {
      sampler = Sampler.start(probe, period, ticker, clock, this::sampled);
    }
    RunningFit begun = new RunningFit();
    running.put(fit.key(), begun);
    if (running.size() > 1) {
      running.values().forEach(each -> each.shared = true);
    }
  }

  @Override
  public void sampled(Sample sample) {
    synchronized (this) {
      running.values().stream().filter(fit -> !fit.shared).forEach(fit -> fit.samples.add(sample));
    }
    sink.sampled(sample);
  }

  @Override
  public void epoch(Fit fit, int epoch, Map<String, Double> values) {
    sink.epoch(fit, epoch, values);
  }

  @Override
  public void fitEnded(FitRecord fit) {
    samples(fit.fit()).forEach(sample -> fit.curves().add(sample));
    sink.fitEnded(fit);
  }

  private synchronized List<Sample> samples(Fit fit) {
    RunningFit ended = running.remove(fit.key());
    if (ended == null || ended.shared) {
      return List.of();
    }
    List<Sample> numberedAnew = new ArrayList<>();
    for (Sample sample : ended.samples) {
      numberedAnew.add(new Sample(numberedAnew.size(), sample.timestampMillis(), sample.values()));
    }
    return numberedAnew;
  }

  @Override
  public void fitReused(FitRecord fit) {
    sink.fitReused(fit);
  }

  @Override
  public void trialSummarized(TrialSummary summary) {
    sink.trialSummarized(summary);
  }

  @Override
  public void launchEnded(LaunchEnd end) {
    stop();
    sink.launchEnded(end);
  }

  private void stop() {
    Sampler started;
    synchronized (this) {
      started = sampler;
      sampler = null;
    }
    if (started != null) {
      started.close();
    }
  }

  @Override
  public void close() {
    try (sink) {
      stop();
    }
  }
}
