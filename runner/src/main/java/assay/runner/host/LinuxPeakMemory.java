// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.PeakMemory;
import java.util.OptionalLong;

/**
 * The kernel's own highest value, which misses nothing, where it can be set back. Where it cannot,
 * the highest of what was read in between, unless the kernel's value has grown meanwhile: then it
 * is that.
 */
final class LinuxPeakMemory implements PeakMemory {
  private final LinuxProcess process;
  private boolean exact;
  private OptionalLong highestBefore = OptionalLong.empty();
  private OptionalLong seen = OptionalLong.empty();

  LinuxPeakMemory(LinuxProcess process) {
    this.process = process;
    start();
  }

  @Override
  public synchronized void start() {
    exact = process.resetHighest();
    highestBefore = process.highestBytes();
    seen = OptionalLong.empty();
    look();
  }

  @Override
  public synchronized void look() {
    if (!exact) {
      seen = max(seen, process.residentBytes());
    }
  }

  @Override
  public synchronized OptionalLong bytes() {
    look();
    OptionalLong highest = process.highestBytes();
    boolean grown =
        highest.isPresent()
            && highestBefore.isPresent()
            && highest.getAsLong() > highestBefore.getAsLong();
    return exact || grown ? highest : seen;
  }

  private static OptionalLong max(OptionalLong a, OptionalLong b) {
    return a.isEmpty() || (b.isPresent() && b.getAsLong() > a.getAsLong()) ? b : a;
  }
}
