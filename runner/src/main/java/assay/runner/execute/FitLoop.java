// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.measure.MemoryPeak;
import assay.runner.measure.MemorySampler;
import assay.runner.measure.MemoryWindow;
import assay.runner.measure.Ticker;
import assay.runner.plan.Fit;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Works off a plan: every fit that no earlier launch has ended, several at once, in plan order. A
 * failed fit is data and stops nothing, unless the options or {@link FailureWatch} say so. What a
 * fit gave is handed to the sink before the next fit of its slot starts.
 */
public final class FitLoop {
  private final Executor executor;
  private final RunSink sink;
  private final MemorySampler memory;
  private final Ticker ticker;
  private final InstantSource clock;

  public FitLoop(
      Executor executor, RunSink sink, MemorySampler memory, Ticker ticker, InstantSource clock) {
    this.executor = executor;
    this.sink = sink;
    this.memory = memory;
    this.ticker = ticker;
    this.clock = clock;
  }

  /**
   * Returns when every fit has ended or the launch was stopped and its running fits have ended.
   *
   * @param known fits of this plan that need no training, by key
   * @throws RuntimeException what the sink threw: then nothing more was started
   */
  public LaunchOutcome run(
      LaunchFacts launch, Map<String, FitRecord> known, FitLoopOptions options, StopSignal stop) {
    Outcomes outcomes = new Outcomes(launch.plan(), sink);
    Queue<Fit> todo = new ArrayDeque<>();
    for (Fit fit : launch.plan().fits()) {
      FitRecord record = known.get(fit.key());
      if (record == null) {
        todo.add(fit);
      } else {
        outcomes.reused(record.answering(fit));
      }
    }
    LaunchRun run = new LaunchRun(launch, options, stop, outcomes, new FailureWatch(options));
    work(run, todo);
    outcomes.rethrowSinkFailure();
    return outcomes.outcome(stop.reason().orElse(LaunchState.FINISHED));
  }

  private record LaunchRun(
      LaunchFacts launch,
      FitLoopOptions options,
      StopSignal stop,
      Outcomes outcomes,
      FailureWatch failures) {}

  private void work(LaunchRun run, Queue<Fit> todo) {
    if (todo.isEmpty()) {
      return;
    }
    Deadline deadline = Deadline.in(run.options().wall(), ticker);
    int slots = Math.min(run.options().slots(), todo.size());
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            slots, Thread.ofPlatform().name("fit-", 1).daemon().factory())) {
      for (int slot = 0; slot < slots; slot++) {
        var unused = workers.submit(() -> workOff(run, todo, deadline));
      }
    }
  }

  /** One slot: takes fits until there are none or the launch is to stop. */
  private void workOff(LaunchRun run, Queue<Fit> todo, Deadline deadline) {
    while (true) {
      if (deadline.passed()) {
        run.stop().request(LaunchState.BUDGET);
      }
      Optional<Fit> next = run.stop().requested() ? Optional.empty() : poll(todo);
      if (next.isEmpty()) {
        return;
      }
      try {
        FitRecord record = execute(run, next.get(), deadline);
        run.outcomes().ended(record);
        run.failures().after(record, run.stop());
      } catch (RuntimeException e) {
        // Only a sink throws here: what cannot be stored must not be measured.
        run.outcomes().sinkFailed(e);
        run.stop().request(LaunchState.PARTIAL);
      }
    }
  }

  private static Optional<Fit> poll(Queue<Fit> todo) {
    synchronized (todo) {
      return Optional.ofNullable(todo.poll());
    }
  }

  private FitRecord execute(LaunchRun run, Fit fit, Deadline launchDeadline) {
    sink.fitStarted(fit);
    var startedAt = clock.instant();
    Curves curves = new Curves();
    Deadline fitDeadline = Deadline.in(run.options().fitTimeout(), ticker);
    FitProgress progress = new SlotProgress(fit, curves, run.stop(), fitDeadline, launchDeadline);
    MemoryWindow window = memory.open();
    FitResult result = FitAttempt.of(executor, fit, progress);
    MemoryPeak peak = window.close();
    return new FitRecord(
        fit,
        run.launch().id(),
        startedAt,
        clock.instant(),
        result.withMemory(peak.bytes(), peak.shared()),
        curves);
  }

  /** What a fit tells while it runs, and what tells it to end. */
  private final class SlotProgress implements FitProgress {
    private final Fit fit;
    private final Curves curves;
    private final StopSignal stop;
    private final Deadline fitDeadline;
    private final Deadline launchDeadline;

    SlotProgress(
        Fit fit, Curves curves, StopSignal stop, Deadline fitDeadline, Deadline launchDeadline) {
      this.fit = fit;
      this.curves = curves;
      this.stop = stop;
      this.fitDeadline = fitDeadline;
      this.launchDeadline = launchDeadline;
    }

    @Override
    public void epoch(int epoch, Map<String, Double> values) {
      curves.add(epoch, values, clock.millis());
      sink.epoch(fit, epoch, values);
    }

    @Override
    public void check() throws InterruptedException {
      if (launchDeadline.passed()) {
        stop.request(LaunchState.BUDGET);
      }
      if (stop.requested()) {
        throw new InterruptedException("the launch is stopping");
      }
      if (fitDeadline.passed()) {
        throw new FitTimeoutException("fit_timeout reached: " + fitDeadline.text());
      }
    }
  }
}
