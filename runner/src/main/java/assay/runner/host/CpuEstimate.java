// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.EnergySource;
import assay.runner.measure.SourceEnergy.Estimated;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Energy of processors by the time that they worked for this process: joules = CPU seconds × watts
 * of a core. Unlike a counter it leaves out what memory, idle cores and other processes use.
 *
 * @param wattsPerCore of a core that works
 * @param cpuNanos time that processors worked for this process, all threads together
 */
record CpuEstimate(double wattsPerCore, LongSupplier cpuNanos) implements EnergySource {

  private static final double NANOS_PER_SECOND = 1e9;

  @Override
  public String name() {
    return Rapl.NAME;
  }

  /** In words. */
  String basis() {
    return String.format(Locale.ROOT, "CPU seconds × %.3g W per core", wattsPerCore);
  }

  @Override
  public String method() {
    return "estimate: " + basis();
  }

  @Override
  public boolean measures() {
    return false;
  }

  @Override
  public Duration lookEvery() {
    return Duration.ofDays(1);
  }

  @Override
  public Tally start(long nanos) {
    long begin = cpuNanos.getAsLong();
    return new Tally() {
      @Override
      public void look(long now) {}

      @Override
      public Estimated stop(long now) {
        return new Estimated((cpuNanos.getAsLong() - begin) / NANOS_PER_SECOND * wattsPerCore);
      }
    };
  }
}
