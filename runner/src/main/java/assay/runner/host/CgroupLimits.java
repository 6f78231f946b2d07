// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the control groups of this process allow it; empty is no limit.
 *
 * @param cpus processor time per time: 1.5 is one and a half processors
 */
public record CgroupLimits(OptionalDouble cpus, OptionalLong memoryBytes) {
  static final CgroupLimits NONE = new CgroupLimits(OptionalDouble.empty(), OptionalLong.empty());

  static CgroupLimits ofCpus(OptionalDouble cpus) {
    return new CgroupLimits(cpus, OptionalLong.empty());
  }

  static CgroupLimits ofMemory(OptionalLong bytes) {
    return new CgroupLimits(OptionalDouble.empty(), bytes);
  }

  /** The tighter of each. */
  CgroupLimits and(CgroupLimits other) {
    return new CgroupLimits(
        cpus.isPresent() && other.cpus.isPresent()
            ? OptionalDouble.of(Math.min(cpus.getAsDouble(), other.cpus.getAsDouble()))
            : cpus.isPresent() ? cpus : other.cpus,
        memoryBytes.isPresent() && other.memoryBytes.isPresent()
            ? OptionalLong.of(Math.min(memoryBytes.getAsLong(), other.memoryBytes.getAsLong()))
            : memoryBytes.isPresent() ? memoryBytes : other.memoryBytes);
  }
}
