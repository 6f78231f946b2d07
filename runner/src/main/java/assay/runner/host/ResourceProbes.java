// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.ResourceProbe;
import java.nio.file.Path;
import java.util.OptionalLong;
import oshi.SystemInfo;

/** The probe that suits this machine. */
public final class ResourceProbes {
  private ResourceProbes() {}

  /** Where neither the kernel nor OSHI can be asked, a probe that tells nothing. */
  public static ResourceProbe system() {
    LinuxProcessProbe linux = new LinuxProcessProbe(Path.of("/"));
    if (linux.available()) {
      return linux;
    }
    try {
      return new OshiProcessProbe(new SystemInfo());
    } catch (UnsupportedOperationException | LinkageError e) {
      return OptionalLong::empty;
    }
  }
}
