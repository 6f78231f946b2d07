// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.ResourceProbe;
import java.util.OptionalLong;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;

/** Asks OSHI; for systems without {@code /proc}. Thread-safe. */
final class OshiProcessProbe implements ResourceProbe {
  private final OSProcess process;

  OshiProcessProbe(SystemInfo system) {
    process = system.getOperatingSystem().getCurrentProcess();
  }

  @Override
  public synchronized OptionalLong residentBytes() {
    return process.updateAttributes()
        ? Known.positive(process.getResidentMemory())
        : OptionalLong.empty();
  }
}
