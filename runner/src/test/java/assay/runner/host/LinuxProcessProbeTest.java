// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxProcessProbeTest {
  private static final String STATUS =
      """
      Name:\tjava
      VmPeak:\t 9876544 kB
      VmHWM:\t  734512 kB
      VmRSS:\t  615152 kB
      RssAnon:\t  590000 kB
      """;

  @TempDir Path directory;

  @Test
  void residentMemoryIsVmRssInBytes() {
    new FakeRoot(directory).with("proc/self/status", STATUS);

    assertThat(new LinuxProcessProbe(directory).residentBytes()).hasValue(615152L * 1024);
  }

  @Test
  void aStatusWithoutVmRssTellsNothing() {
    assertThat(LinuxProcessProbe.parse("Name:\tkthreadd\nThreads:\t1\n")).isEmpty();
    assertThat(LinuxProcessProbe.parse("VmRSS:\t lots kB\n")).isEmpty();
  }

  @Test
  void aSystemWithoutProcTellsNothing() {
    LinuxProcessProbe probe = new LinuxProcessProbe(directory);

    assertThat(probe.residentBytes()).isEmpty();
    assertThat(probe.available()).isFalse();
  }
}
