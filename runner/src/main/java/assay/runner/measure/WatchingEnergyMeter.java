// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import assay.runner.measure.EnergySource.Tally;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Measures sources side by side. Each window looks at them on a daemon thread of its own, as often
 * as the most demanding one needs, and has exact readings at its ends.
 */
public final class WatchingEnergyMeter implements EnergyMeter {
  private final List<EnergySource> sources;
  private final Ticker ticker;

  /**
   * @param sources with names of their own
   */
  public WatchingEnergyMeter(List<EnergySource> sources, Ticker ticker) {
    this.sources = List.copyOf(sources);
    this.ticker = ticker;
  }

  /** How each source is found out, by its name. */
  public Map<String, String> methods() {
    Map<String, String> methods = new LinkedHashMap<>();
    sources.forEach(source -> methods.put(source.name(), source.method()));
    return methods;
  }

  /** Whether any source is measured. */
  public boolean measures() {
    return sources.stream().anyMatch(EnergySource::measures);
  }

  @Override
  public EnergyWindow start() {
    Window window = new Window();
    window.begin();
    return window;
  }

  private final class Window implements EnergyWindow {
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("energy").unstarted(task));
    private long start;

    synchronized void begin() {
      sources.stream()
          .map(EnergySource::lookEvery)
          .min(Comparator.naturalOrder())
          .ifPresent(period -> {
            var unused =
                thread.scheduleWithFixedDelay(
                    this::look, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
          });
      start = ticker.nanos();
      sources.forEach(source -> tallies.put(source.name(), source.start(start)));
    }

    private synchronized void look() {
      long now = ticker.nanos();
      tallies.values().forEach(tally -> tally.look(now));
    }

    @Override
    public Energy stop() {
      try (thread) {
        return read();
      }
    }

    private synchronized Energy read() {
      long end = ticker.nanos();
      Map<String, SourceEnergy> joules = new LinkedHashMap<>();
      tallies.forEach((name, tally) -> joules.put(name, tally.stop(end)));
      tallies.clear();
      return new Energy((end - start) / 1e9, joules);
    }
  }
}
