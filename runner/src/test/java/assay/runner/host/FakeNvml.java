// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A driver without a driver. */
record FakeNvml(List<Device> devices) implements Nvml {
  @Override
  public Optional<String> driverVersion() {
    return Optional.of("550.54");
  }

  @Override
  public OptionalInt cudaDriverVersion() {
    return OptionalInt.of(12080);
  }

  /** A card whose readings the test sets. */
  static final class Card implements Device {
    private final String name;
    private final String uuid;
    OptionalInt milliwatts = OptionalInt.empty();
    OptionalLong millijoules = OptionalLong.empty();
    OptionalLong reasons = OptionalLong.empty();
    Optional<BoardMemory> memory = Optional.empty();
    Map<Long, OptionalLong> processes = Map.of();

    Card(String name, String uuid) {
      this.name = name;
      this.uuid = uuid;
    }

    @Override
    public Optional<String> name() {
      return Optional.of(name);
    }

    @Override
    public Optional<String> uuid() {
      return Optional.of(uuid);
    }

    @Override
    public Optional<String> pciBusId() {
      return Optional.of("00000000:0A:00.0");
    }

    @Override
    public Optional<BoardMemory> memory() {
      return memory;
    }

    @Override
    public OptionalInt utilizationPercent() {
      return OptionalInt.empty();
    }

    @Override
    public OptionalInt powerMilliwatts() {
      return milliwatts;
    }

    @Override
    public OptionalInt powerLimitMilliwatts() {
      return OptionalInt.empty();
    }

    @Override
    public OptionalLong energyMillijoules() {
      return millijoules;
    }

    @Override
    public OptionalInt smMegahertz() {
      return OptionalInt.empty();
    }

    @Override
    public OptionalInt temperatureCelsius() {
      return OptionalInt.empty();
    }

    @Override
    public OptionalLong clockEventReasons() {
      return reasons;
    }

    @Override
    public Map<Long, OptionalLong> computeProcesses() {
      return processes;
    }
  }
}
