// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.PeakMemory;
import assay.runner.measure.ResourceProbe;
import java.util.OptionalLong;

/** The highest of what was read. */
final class PolledPeakMemory implements PeakMemory {
  private final ResourceProbe probe;
  private OptionalLong seen = OptionalLong.empty();

  PolledPeakMemory(ResourceProbe probe) {
    this.probe = probe;
    start();
  }

  @Override
  public synchronized void start() {
    seen = OptionalLong.empty();
    look();
  }

  @Override
  public synchronized void look() {
    OptionalLong now = probe.residentBytes();
    if (now.isPresent()) {
      seen = OptionalLong.of(Math.max(now.getAsLong(), seen.orElse(0)));
    }
  }

  @Override
  public synchronized OptionalLong bytes() {
    look();
    return seen;
  }
}
