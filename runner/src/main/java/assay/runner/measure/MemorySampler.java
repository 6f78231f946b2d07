// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Watches the memory of this process on one daemon thread. Windows are opened and closed by many
 * threads; while none is open nothing is read. Thread-safe.
 */
public final class MemorySampler implements AutoCloseable {
  private static final long PERIOD_MILLIS = 20;

  private final MemoryWindows windows;
  private final ScheduledExecutorService thread;

  public MemorySampler(ResourceProbe probe) {
    windows = new MemoryWindows(probe);
    thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("memory-sampler").unstarted(task));
    var unused =
        thread.scheduleWithFixedDelay(
            windows::sample, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  public MemoryWindow open() {
    return windows.open();
  }

  /** Stops the thread; windows that are still open see their own last reading only. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
