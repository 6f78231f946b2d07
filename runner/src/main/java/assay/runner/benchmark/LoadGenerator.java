// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Puts a workload under load and measures it. Each worker waits for the due time of its next query
 * itself, so no thread hands queries over. Latency is measured from when a query was due, not only
 * from when it was sent: while a system stalls, queries go on arriving, and a generator that waits
 * with the system does not see how long they had to wait ("coordinated omission").
 */
public final class LoadGenerator {
  private final Pacer pacer;

  /**
   * @param pacer {@link Pacer#system()} but in tests
   */
  public LoadGenerator(Pacer pacer) {
    this.pacer = pacer;
  }

  /**
   * Runs a load until its schedule is over and every query has its answer. Interrupting the caller
   * ends it.
   *
   * @throws WorkloadException if the workload cannot be opened or closed
   */
  public LoadResult run(Workload workload, Arrivals arrivals, LoadOptions options)
      throws InterruptedException {
    Run run = new Run(workload, arrivals, options);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            options.workers(), Thread.ofPlatform().name("load-", 0).factory());
    try {
      return run.result(tallies(run, threads, options.workers()));
    } catch (ExecutionException e) {
      return rethrow(e);
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  /** The first worker that fails ends the waiting. */
  private static List<Tally> tallies(Run run, ExecutorService threads, int workers)
      throws InterruptedException, ExecutionException {
    CompletionService<Tally> ended = new ExecutorCompletionService<>(threads);
    for (int i = 0; i < workers; i++) {
      ended.submit(run::work);
    }
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      tallies.add(ended.take().get());
    }
    return tallies;
  }

  private static LoadResult rethrow(ExecutionException failure) throws InterruptedException {
    switch (failure.getCause()) {
      case InterruptedException interrupted -> throw interrupted;
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      case null, default -> throw new IllegalStateException(failure);
    }
  }

  /** One load; its clock starts when every worker has opened the workload. */
  private final class Run {
    private final Workload workload;
    private final LoadOptions options;
    private final Schedule schedule;
    private final Turnstile turnstile;
    private final CyclicBarrier start;
    private volatile long zeroNanos;

    Run(Workload workload, Arrivals arrivals, LoadOptions options) {
      this.workload = workload;
      this.options = options;
      schedule = Schedules.of(arrivals, options.length());
      turnstile = new Turnstile(schedule, options.queueLimit());
      start = new CyclicBarrier(options.workers(), () -> zeroNanos = pacer.nanos());
    }

    Tally work() throws InterruptedException, BrokenBarrierException {
      Tally tally = new Tally(options.iteration().toNanos());
      try (OpenSession session = new OpenSession(workload)) {
        start.await();
        Optional<Query> next = turnstile.take(this::now);
        while (next.isPresent()) {
          pacer.waitUntil(zeroNanos + next.get().dueNanos());
          send(next.get(), session, tally);
          next = turnstile.take(this::now);
        }
      }
      return tally;
    }

    private void send(Query query, OpenSession session, Tally tally) throws InterruptedException {
      long startNanos = now();
      Optional<Exception> failure = session.answer(query.samples());
      long endNanos = now();
      if (query.warmUp()) {
        return;
      }
      if (failure.isPresent()) {
        tally.failed(failure.get(), endNanos);
      } else {
        tally.completed(query, startNanos, endNanos, turnstile.measuredFromNanos());
      }
    }

    private long now() {
      return pacer.nanos() - zeroNanos;
    }

    LoadResult result(List<Tally> tallies) {
      return Tally.result(tallies, schedule, turnstile, options.iteration());
    }
  }

  /** Tells what the workload throws by where it was thrown. */
  private static final class OpenSession implements AutoCloseable {
    private final Workload.Session session;

    OpenSession(Workload workload) throws InterruptedException {
      try {
        session = workload.open();
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        throw new WorkloadException("the workload cannot be opened: " + e.getMessage(), e);
      }
    }

    Optional<Exception> answer(int samples) throws InterruptedException {
      try {
        session.answer(samples);
        return Optional.empty();
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        return Optional.of(e);
      }
    }

    @Override
    public void close() {
      try {
        session.close();
      } catch (RuntimeException e) {
        throw new WorkloadException("the workload cannot be closed: " + e.getMessage(), e);
      }
    }
  }
}
