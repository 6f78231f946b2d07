// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is asked of NVIDIA's driver, in the units of its library. What a card does not support is
 * absent. Thread-safe.
 */
interface Nvml {
  Optional<String> driverVersion();

  /** The newest CUDA that the driver can serve: 1000 · major + 10 · minor. */
  OptionalInt cudaDriverVersion();

  /** In the order of PCI addresses, as {@code nvidia-smi} counts. */
  List<Device> devices();

  /** One card. */
  interface Device {
    Optional<String> name();

    Optional<String> uuid();

    /** Such as {@code 00000000:3B:00.0}. */
    Optional<String> pciBusId();

    Optional<BoardMemory> memory();

    OptionalInt utilizationPercent();

    OptionalInt powerMilliwatts();

    OptionalInt powerLimitMilliwatts();

    OptionalLong energyMillijoules();

    OptionalInt smMegahertz();

    OptionalInt temperatureCelsius();

    /** Bits of what keeps the clock down. */
    OptionalLong clockEventReasons();

    /**
     * Processes that compute on it, by id, and the bytes they hold there. Ids are those of the
     * machine, which differ from those inside a container.
     */
    Map<Long, OptionalLong> computeProcesses();
  }

  /**
   * Bytes of memory.
   *
   * @param reserved by the driver for itself; 0 where an old driver counts it among what is used
   */
  record BoardMemory(long total, long reserved, long free) {
    /**
     * What processes hold. Not the driver's own sum: some count what is reserved into it and some
     * do not.
     */
    long allocated() {
      return total - reserved - free;
    }
  }
}
