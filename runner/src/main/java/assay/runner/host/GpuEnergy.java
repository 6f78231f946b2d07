// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.CounterTally;
import assay.runner.measure.EnergySource;
import assay.runner.measure.PowerTally;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Energy of whole boards: by their counters, or else from their power. */
record GpuEnergy(List<Gpu> gpus) implements EnergySource {
  static final String NAME = "gpu";

  private static final Duration LOOK_AT_POWER_EVERY = Duration.ofMillis(100);
  private static final Duration LOOK_AT_COUNTERS_EVERY = Duration.ofSeconds(10);

  /** The power is an average of a second: its edges must not weigh more than a tenth. */
  private static final Duration SHORTEST_BY_POWER = Duration.ofSeconds(10);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration lookEvery() {
    return gpus.stream().allMatch(GpuEnergy::counts) ? LOOK_AT_COUNTERS_EVERY : LOOK_AT_POWER_EVERY;
  }

  private static boolean counts(Gpu gpu) {
    return gpu.energyMicrojoules().isPresent();
  }

  @Override
  public Tally start(long nanos) {
    return new JointTally(gpus.stream().map(gpu -> start(gpu, nanos)).toList());
  }

  private static Tally start(Gpu gpu, long nanos) {
    return counts(gpu)
        ? new CounterTally(gpu::energyMicrojoules, OptionalLong.empty())
        : new PowerTally(gpu::powerWatts, SHORTEST_BY_POWER, nanos);
  }
}
