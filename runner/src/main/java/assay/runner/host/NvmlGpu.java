// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A card of NVIDIA. */
record NvmlGpu(Nvml.Device device, HostFacts.Gpu facts) implements Gpu {
  private static final double MILLI = 1000;
  private static final long MICROJOULES_PER_MILLIJOULE = 1000;

  /** Bits of nvml.h that mean: slower than it could be. Idling and set clocks do not. */
  private static final Map<Long, String> SLOWED =
      new TreeMap<>(
          Map.of(
              0x04L, "its power limit",
              0x08L, "a hardware slowdown",
              0x20L, "its temperature (driver)",
              0x40L, "its temperature (hardware)",
              0x80L, "the power brake"));

  /** All cards, in the order of the driver. */
  static List<Gpu> all(Nvml nvml) {
    List<Gpu> gpus = new ArrayList<>();
    for (Nvml.Device device : nvml.devices()) {
      gpus.add(new NvmlGpu(device, facts(nvml, device, gpus.size())));
    }
    return gpus;
  }

  private static HostFacts.Gpu facts(Nvml nvml, Nvml.Device device, int index) {
    OptionalInt limit = device.powerLimitMilliwatts();
    OptionalInt cuda = nvml.cudaDriverVersion();
    return new HostFacts.Gpu(
        index,
        device.name().orElse("NVIDIA graphics card"),
        Optional.of("NVIDIA"),
        device.memory().map(memory -> Known.positive(memory.total())).orElse(OptionalLong.empty()),
        device.uuid(),
        device.pciBusId().flatMap(PciBusId::normal),
        nvml.driverVersion(),
        cuda.isPresent() ? Optional.of(cudaText(cuda.getAsInt())) : Optional.empty(),
        milli(limit));
  }

  private static String cudaText(int version) {
    return "%d.%d".formatted(version / 1000, version % 1000 / 10);
  }

  private static OptionalDouble milli(OptionalInt value) {
    return value.isPresent() ? OptionalDouble.of(value.getAsInt() / MILLI) : OptionalDouble.empty();
  }

  private static OptionalDouble whole(OptionalInt value) {
    return value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty();
  }

  @Override
  public OptionalDouble utilizationPercent() {
    return whole(device.utilizationPercent());
  }

  @Override
  public OptionalLong memoryUsedBytes() {
    return device
        .memory()
        .map(memory -> OptionalLong.of(memory.allocated()))
        .orElse(OptionalLong.empty());
  }

  @Override
  public OptionalLong memoryUsedBytes(long pid) {
    return device.computeProcesses().getOrDefault(pid, OptionalLong.empty());
  }

  @Override
  public OptionalDouble powerWatts() {
    return milli(device.powerMilliwatts());
  }

  @Override
  public OptionalLong energyMicrojoules() {
    OptionalLong energy = device.energyMillijoules();
    return energy.isPresent()
        ? OptionalLong.of(energy.getAsLong() * MICROJOULES_PER_MILLIJOULE)
        : OptionalLong.empty();
  }

  @Override
  public OptionalDouble temperatureCelsius() {
    return whole(device.temperatureCelsius());
  }

  @Override
  public OptionalDouble clockMegahertz() {
    return whole(device.smMegahertz());
  }

  @Override
  public Optional<String> slowedBy() {
    long reasons = device.clockEventReasons().orElse(0);
    List<String> words =
        SLOWED.entrySet().stream()
            .filter(reason -> (reasons & reason.getKey()) != 0)
            .map(Map.Entry::getValue)
            .toList();
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT, "gpu %d slowed by %s", facts.index(), String.join(", ", words)));
  }
}
