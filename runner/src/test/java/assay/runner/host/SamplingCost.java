// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.Sampler;
import assay.runner.measure.SystemProbe;
import assay.runner.measure.Ticker;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import oshi.SystemInfo;

/**
 * What sampling costs: {@code SamplingCost kernel|oshi PERIOD_MILLIS SAMPLES} samples this process
 * and prints the processor time that the sampling thread used.
 */
final class SamplingCost {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private SamplingCost() {}

  public static void main(String[] arguments) throws InterruptedException {
    long pid = ProcessHandle.current().pid();
    SystemProbe probe =
        arguments[0].equals("oshi")
            ? new OshiProcessSampling(new SystemInfo().getOperatingSystem().getCurrentProcess())
            : Machine.local().process(pid);
    Duration period = Duration.ofMillis(Long.parseLong(arguments[1]));
    int samples = Integer.parseInt(arguments[2]);

    AtomicLong firstNanos = new AtomicLong();
    AtomicLong lastNanos = new AtomicLong();
    AtomicInteger taken = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(samples);
    Ticker ticker = Ticker.system();
    long start = ticker.nanos();
    Sampler sampler =
        Sampler.start(
            probe,
            period,
            ticker,
            InstantSource.system(),
            sample -> {
              lastNanos.set(THREADS.getCurrentThreadCpuTime());
              firstNanos.compareAndSet(0, lastNanos.get());
              taken.incrementAndGet();
              all.countDown();
            });
    all.await();
    double seconds = (ticker.nanos() - start) / 1e9;
    sampler.close();
    System.out.printf(
        "%s: %d samples in %.1f s, %.3f ms of processor time for the first, %.3f ms for each later"
            + " one: %s%n",
        arguments[0],
        taken.get(),
        seconds,
        firstNanos.get() / 1e6,
        (lastNanos.get() - firstNanos.get()) / 1e6 / (taken.get() - 1),
        Map.of("percent of a core", 100 * lastNanos.get() / 1e9 / seconds));
  }
}
