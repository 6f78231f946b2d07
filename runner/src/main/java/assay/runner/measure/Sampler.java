// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a probe again and again on one daemon thread of its own and hands what it saw to a
 * listener, which runs on that thread too. The first sample comes after one period, as rates need a
 * reading before. What the listener or the probe throws ends the sampling and is thrown again by
 * {@link #close}.
 */
public final class Sampler implements AutoCloseable {
  /** For runs of a minute and more, and those of unknown length. */
  public static final Duration PERIOD = Duration.ofSeconds(1);

  private static final Duration SHORT_RUN_PERIOD = Duration.ofMillis(100);
  private static final Duration SHORT_RUN = Duration.ofSeconds(60);

  private final SystemProbe probe;
  private final Ticker ticker;
  private final InstantSource clock;
  private final Consumer<Sample> listener;
  private final ScheduledExecutorService thread;
  private int step;
  private volatile @Nullable RuntimeException failure;

  private Sampler(
      SystemProbe probe, Ticker ticker, InstantSource clock, Consumer<Sample> listener) {
    this.probe = probe;
    this.ticker = ticker;
    this.clock = clock;
    this.listener = listener;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("sampler").unstarted(task));
  }

  /** How often to look at a run of this length: ten times a second below a minute, else once. */
  public static Duration periodFor(Duration expectedRun) {
    return expectedRun.compareTo(SHORT_RUN) < 0 ? SHORT_RUN_PERIOD : PERIOD;
  }

  /**
   * @param clock for the timestamps of the samples
   * @param listener must be quick: the next sample waits for it
   */
  public static Sampler start(
      SystemProbe probe,
      Duration period,
      Ticker ticker,
      InstantSource clock,
      Consumer<Sample> listener) {
    Sampler sampler = new Sampler(probe, ticker, clock, listener);
    var unusedFirstReading = probe.read(ticker.nanos());
    // Not at a fixed rate: after a pause of the machine, samples would follow without time between.
    var unused =
        sampler.thread.scheduleWithFixedDelay(
            sampler::sample, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    return sampler;
  }

  private void sample() {
    try {
      listener.accept(new Sample(step++, clock.millis(), probe.read(ticker.nanos())));
    } catch (RuntimeException e) {
      failure = e;
      thread.shutdown();
    }
  }

  /** Returns when the thread has ended: the listener is not called any more. */
  @Override
  public void close() {
    thread.close();
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
  }
}
