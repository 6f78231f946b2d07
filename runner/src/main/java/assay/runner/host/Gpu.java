// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A graphics card, as its driver tells of it. What the card or the driver does not tell is absent.
 * Thread-safe.
 */
interface Gpu {
  HostFacts.Gpu facts();

  /** Share of the time, 0 to 100, in which anything ran on it; not how much of it was in use. */
  OptionalDouble utilizationPercent();

  /** Memory that processes hold, without what the driver keeps for itself where that is known. */
  OptionalLong memoryUsedBytes();

  /**
   * Memory that one process holds on it.
   *
   * @param pid as the machine counts; inside a container ids differ, and then nothing is told
   */
  OptionalLong memoryUsedBytes(long pid);

  /** Of the whole board; an average of up to a second. */
  OptionalDouble powerWatts();

  /** Counter of the energy of the whole board since the driver was loaded. */
  OptionalLong energyMicrojoules();

  OptionalDouble temperatureCelsius();

  OptionalDouble clockMegahertz();

  /** What keeps it from running at full speed now, in words. */
  Optional<String> slowedBy();
}
