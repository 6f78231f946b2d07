// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.BenchmarkEnd;
import assay.runner.execute.BenchmarkFacts;
import assay.runner.execute.CellSummary;
import assay.runner.execute.Curves;
import assay.runner.execute.FitRecord;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchFacts;
import assay.runner.execute.MeasurementRecord;
import assay.runner.execute.MeasurementSink;
import assay.runner.execute.RunSink;
import assay.runner.execute.TrialSummary;
import assay.runner.measure.Sample;
import assay.runner.plan.Fit;
import assay.runner.plan.Measurement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a tracker of a launch while it runs. All requests are made by one thread of its own, so
 * training never waits for the network. When the tracker fails for longer than its client's
 * patience, nothing more is sent and {@link #failure} says why; the journal has it all, and {@link
 * Upload} brings the tracker up to date.
 */
public final class TrackerSink implements RunSink, MeasurementSink {
  private static final long FLUSH_MILLIS = 500;
  private static final long PROGRESS_MILLIS = 1000;
  private static final int LIVE_POINTS = 200_000;

  /** About 150 MB: a tracker this far behind will not catch up. */
  private static final long QUEUED_POINTS = 4_000_000;

  private final MlflowClient client;
  private final InstantSource clock;
  private final Supplier<String> log;
  private final Consumer<String> whenLost;
  private final ScheduledExecutorService thread;
  private final LivePoints live = new LivePoints(LIVE_POINTS);
  private final AtomicLong queuedPoints = new AtomicLong();
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
  private volatile String experiment = "";
  private volatile @Nullable BenchmarkFacts benchmark;
  private @Nullable LaunchLog launch; // only touched by the thread

  /**
   * @param client stays open when the sink is closed
   * @param log the launch's log so far, asked when it ends
   * @param whenLost is told once, on the sink's thread, when the tracker is given up, and why
   */
  public TrackerSink(
      MlflowClient client, InstantSource clock, Supplier<String> log, Consumer<String> whenLost) {
    this.client = client;
    this.clock = clock;
    this.log = log;
    this.whenLost = whenLost;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tracker").daemon().factory());
  }

  /** Why the tracker was given up; empty when it has, or will get, everything. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public void launchStarted(LaunchFacts facts) {
    started(StoredLaunch.of(facts));
  }

  @Override
  public void launchStarted(BenchmarkFacts facts) {
    benchmark = facts;
    started(StoredLaunch.of(facts));
  }

  private void started(StoredLaunch started) {
    experiment = started.experiment();
    thread.execute(() ->
        guarded(
            () -> launch = LaunchLog.open(client, ExperimentRuns.load(client, started), started)));
    every(FLUSH_MILLIS, open -> live.drain(open::runs, open::curves));
    every(PROGRESS_MILLIS, LaunchLog::progress);
  }

  private void every(long millis, Consumer<LaunchLog> task) {
    Future<?> unused =
        thread.scheduleWithFixedDelay(() -> run(task), millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void fitStarted(Fit fit) {
    Instant now = clock.instant();
    queue(open -> open.fitStarted(FitId.of(fit), now));
  }

  @Override
  public void measurementStarted(Measurement measurement) {
    Instant now = clock.instant();
    FitId id = FitId.of(measurement, requireBenchmark().plan().spec().seed());
    queue(open -> open.fitStarted(id, now));
  }

  @Override
  public void measurementEnded(MeasurementRecord record) {
    StoredFit fit = stored(record);
    queue(fit, open -> open.fitEnded(fit));
  }

  @Override
  public void measurementReused(MeasurementRecord record) {
    StoredFit fit = stored(record);
    queue(fit, open -> open.fitReused(fit));
  }

  private StoredFit stored(MeasurementRecord record) {
    BenchmarkFacts facts = requireBenchmark();
    return StoredFit.of(
        record,
        experiment,
        facts.plan().spec().seed(),
        BenchmarkWords.tags(record.measurement().trial(), facts));
  }

  private BenchmarkFacts requireBenchmark() {
    return Objects.requireNonNull(benchmark, "no benchmark has been started");
  }

  @Override
  public void trialSummarized(CellSummary summary) {
    Instant now = clock.instant();
    queue(open -> open.summarized(StoredEnd.Summary.of(summary), now));
  }

  @Override
  public void launchEnded(BenchmarkEnd end) {
    StoredEnd stored = StoredEnd.of(end, experiment, log.get());
    queue(open -> open.ended(stored));
  }

  @Override
  public void epoch(Fit fit, int epoch, Map<String, Double> values) {
    if (failure.get() == null) {
      live.add(fit.key(), epoch, values, clock.millis());
    }
  }

  @Override
  public void fitEnded(FitRecord record) {
    StoredFit fit = StoredFit.of(record, experiment);
    queue(
        fit,
        open -> {
          live.drop(fit.key());
          open.fitEnded(fit);
        });
  }

  @Override
  public void sampled(Sample sample) {
    Curves series = new Curves();
    series.add(sample);
    queue(open -> open.samples(series));
  }

  @Override
  public void fitReused(FitRecord record) {
    StoredFit fit = StoredFit.of(record, experiment);
    queue(fit, open -> open.fitReused(fit));
  }

  @Override
  public void trialSummarized(TrialSummary summary) {
    Instant now = clock.instant();
    queue(open -> open.summarized(StoredEnd.Summary.of(summary), now));
  }

  @Override
  public void launchEnded(LaunchEnd end) {
    StoredEnd stored = StoredEnd.of(end, experiment, log.get());
    queue(open -> open.ended(stored));
  }

  private void queue(StoredFit fit, Consumer<LaunchLog> task) {
    long points = fit.curves().byName().values().stream().mapToLong(List<Curves.Point>::size).sum();
    if (queuedPoints.addAndGet(points) > QUEUED_POINTS) {
      giveUp("The tracker is too slow: it is millions of points behind.");
    }
    queue(open -> {
      queuedPoints.addAndGet(-points);
      task.accept(open);
    });
  }

  private void queue(Consumer<LaunchLog> task) {
    if (failure.get() == null) {
      thread.execute(() -> run(task));
    }
  }

  private void run(Consumer<LaunchLog> task) {
    LaunchLog open = launch;
    if (open != null) {
      guarded(() -> task.accept(open));
    }
  }

  private void guarded(Runnable task) {
    if (failure.get() != null) {
      return;
    }
    try {
      task.run();
    } catch (TrackerException e) {
      giveUp(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) { // must not end the thread in silence
      giveUp("Writing to the tracker failed: " + e);
    }
  }

  private void giveUp(String reason) {
    if (failure.compareAndSet(null, reason)) {
      whenLost.accept(reason);
    }
  }

  /** Returns when everything is sent, or the tracker was given up: each request ends by itself. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      boolean unused = thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      thread.shutdownNow();
      giveUp("Interrupted before everything was sent.");
      Thread.currentThread().interrupt();
    }
  }
}
