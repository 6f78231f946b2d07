// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.host.HostFacts;
import assay.runner.host.Machine;
import assay.runner.measure.Energy;
import assay.runner.measure.EnergyChoice;
import assay.runner.measure.EnergyMeter;
import assay.runner.measure.Ticker;
import assay.runner.measure.WatchingEnergyMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What the devices of a benchmark draw while nothing is done, in one window for all of them. */
final class IdlePower {

  private static final long LOOK_MILLIS = 50;

  private final Map<String, WatchingEnergyMeter> meters = new LinkedHashMap<>();
  private final Ticker ticker;

  /**
   * @param targets the cards of each target; none for a processor
   */
  IdlePower(
      Machine machine,
      Map<String, List<HostFacts.Gpu>> targets,
      EnergyChoice choice,
      Ticker ticker) {
    this.ticker = ticker;
    targets.forEach((target, cards) -> {
      WatchingEnergyMeter meter = machine.energy(cards, choice, ticker);
      if (meter.measures()) {
        meters.put(target, meter);
      }
    });
  }

  /** Whether there is anything to look at. */
  boolean measures() {
    return !meters.isEmpty();
  }

  /**
   * Watts by target and source; without those that were not measured.
   *
   * @param stopping ends the window early; nothing is known then
   */
  Map<String, Map<String, Double>> watts(Duration window, BooleanSupplier stopping)
      throws InterruptedException {
    Map<String, EnergyMeter.EnergyWindow> windows = new LinkedHashMap<>();
    meters.forEach((target, meter) -> windows.put(target, meter.start()));
    long end = ticker.nanos() + window.toNanos();
    boolean stopped = false;
    while (!stopped && ticker.nanos() < end) {
      Thread.sleep(LOOK_MILLIS);
      stopped = stopping.getAsBoolean();
    }
    Map<String, Map<String, Double>> watts = new LinkedHashMap<>();
    for (var entry : windows.entrySet()) {
      Map<String, Double> bySource = watts(entry.getValue().stop());
      if (!stopped) {
        watts.put(entry.getKey(), bySource);
      }
    }
    return watts;
  }

  private static Map<String, Double> watts(Energy energy) {
    Map<String, Double> watts = new LinkedHashMap<>();
    energy
        .sources()
        .keySet()
        .forEach(source ->
            energy
                .joules(source)
                .ifPresent(joules -> watts.put(source, joules / energy.seconds())));
    return watts;
  }
}
