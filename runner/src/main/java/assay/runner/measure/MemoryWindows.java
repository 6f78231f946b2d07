// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The windows that are open, and the readings that fall into them. A window is read at its start
 * and its end too, so that one shorter than the sampling period is not missed. Thread-safe.
 */
final class MemoryWindows {
  private final ResourceProbe probe;
  private final Set<Window> open = new HashSet<>();

  MemoryWindows(ResourceProbe probe) {
    this.probe = probe;
  }

  synchronized MemoryWindow open() {
    Window window = new Window();
    open.add(window);
    if (open.size() > 1) {
      open.forEach(each -> each.shared = true);
    }
    sample();
    return window;
  }

  /** Reads the memory once, for every open window. */
  synchronized void sample() {
    OptionalLong bytes = open.isEmpty() ? OptionalLong.empty() : probe.residentBytes();
    bytes.ifPresent(value -> open.forEach(window -> window.see(value)));
  }

  private synchronized MemoryPeak close(Window window) {
    if (window.result.isEmpty()) {
      sample();
      open.remove(window);
      window.result = Optional.of(new MemoryPeak(window.peak, window.shared));
    }
    return window.result.get();
  }

  /** Its fields are guarded by the lock of the windows. */
  private final class Window implements MemoryWindow {
    private OptionalLong peak = OptionalLong.empty();
    private boolean shared;
    private Optional<MemoryPeak> result = Optional.empty();

    void see(long bytes) {
      peak = OptionalLong.of(Math.max(bytes, peak.orElse(bytes)));
    }

    @Override
    public MemoryPeak close() {
      return MemoryWindows.this.close(this);
    }
  }
}
