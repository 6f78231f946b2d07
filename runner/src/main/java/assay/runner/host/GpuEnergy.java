// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.CounterTally;
import assay.runner.measure.EnergySource;
import assay.runner.measure.PowerTally;
import assay.runner.measure.SourceEnergy.Method;
import assay.runner.measure.UnmeasuredSource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Energy of whole boards: by their counters, or from their power.
 *
 * @param tried how it may be found out, best first
 */
record GpuEnergy(List<Gpu> gpus, List<Method> tried) implements EnergySource {
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
  public String method() {
    return gpus.stream()
        .map(gpu ->
            way(gpu).map(method -> method.name().toLowerCase(Locale.ROOT)).orElse("unmeasured"))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  @Override
  public boolean measures() {
    return gpus.stream().allMatch(gpu -> way(gpu).isPresent());
  }

  @Override
  public Duration lookEvery() {
    return gpus.stream().noneMatch(gpu -> way(gpu).filter(Method.SAMPLED::equals).isPresent())
        ? LOOK_AT_COUNTERS_EVERY
        : LOOK_AT_POWER_EVERY;
  }

  /** The first that works. */
  private Optional<Method> way(Gpu gpu) {
    return tried.stream()
        .filter(method ->
            switch (method) {
              case COUNTER -> gpu.energyMicrojoules().isPresent();
              case SAMPLED -> gpu.powerWatts().isPresent();
              case ESTIMATE -> false;
            })
        .findFirst();
  }

  @Override
  public Tally start(long nanos) {
    return new JointTally(gpus.stream().map(gpu -> start(gpu, nanos)).toList());
  }

  private Tally start(Gpu gpu, long nanos) {
    Optional<Method> way = way(gpu);
    if (way.isEmpty()) {
      return new UnmeasuredSource(NAME, "W150: the driver tells no energy of this card.")
          .start(nanos);
    }
    return way.get() == Method.COUNTER
        ? new CounterTally(gpu::energyMicrojoules, OptionalLong.empty())
        : new PowerTally(gpu::powerWatts, SHORTEST_BY_POWER, nanos);
  }
}
