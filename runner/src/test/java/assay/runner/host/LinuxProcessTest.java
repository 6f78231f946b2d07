// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxProcessTest {
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

    assertThat(LinuxProcess.self(directory).residentBytes()).hasValue(615152L * 1024);
  }

  @Test
  void theHighestIsVmHwmOfTheProcessAskedFor() {
    new FakeRoot(directory).with("proc/4711/status", STATUS);

    assertThat(LinuxProcess.of(directory, 4711).highestBytes()).hasValue(734512L * 1024);
    assertThat(LinuxProcess.of(directory, 4712).highestBytes()).isEmpty();
  }

  @Test
  void aStatusWithoutSizesTellsNothing() {
    new FakeRoot(directory)
        .with("proc/1/status", "Name:\tkthreadd\nThreads:\t1\n")
        .with("proc/2/status", "VmRSS:\t lots kB\n");

    assertThat(LinuxProcess.of(directory, 1).residentBytes()).isEmpty();
    assertThat(LinuxProcess.of(directory, 2).residentBytes()).isEmpty();
  }

  @Test
  void aSystemWithoutProcTellsNothing() {
    LinuxProcess process = LinuxProcess.self(directory);

    assertThat(process.residentBytes()).isEmpty();
    assertThat(process.cpuNanos()).isEmpty();
    assertThat(process.available()).isFalse();
    assertThat(process.resetHighest()).isFalse();
  }

  @Test
  void processorTimeIsUserAndSystemTicksOfTenMilliseconds() {
    // Fields 14 and 15 of proc(5), after the name of field 2 that may hold anything.
    new FakeRoot(directory)
        .with(
            "proc/7/stat",
            "7 (a b) c) R 1 7 7 0 -1 4194304 98 0 0 0 123 45 6 7 20 0 1 0 1231154 3133440 359\n");

    assertThat(LinuxProcess.of(directory, 7).cpuNanos()).hasValue(168 * 10_000_000L);
  }

  @Test
  void aLineThatIsCutOrNotNumbersTellsNoTime() {
    assertThat(LinuxProcess.cpuNanos("7 (java) R 1 7 7 0 -1 4194304 98 0 0 0 123")).isEmpty();
    assertThat(LinuxProcess.cpuNanos("7 (java) R 1 7 7 0 -1 4194304 98 0 0 0 x y 0")).isEmpty();
    assertThat(LinuxProcess.cpuNanos("")).isEmpty();
  }

  @Test
  void theHighestBeginsAnewByWritingFiveToClearRefs() {
    new FakeRoot(directory).with("proc/self/clear_refs", "");

    assertThat(LinuxProcess.self(directory).resetHighest()).isTrue();
    assertThat(directory.resolve("proc/self/clear_refs")).hasContent("5");
  }
}
