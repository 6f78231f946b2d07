// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
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

  private static final String STAT =
      "7 (a b) c) R 1 7 7 0 -1 4194304 98 0 0 0 123 45 6 7 20 0 1 0 1231154 3133440 359 9\n";

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
    new FakeRoot(directory).with("proc/7/stat", STAT);

    assertThat(LinuxProcess.of(directory, 7).cpuNanos()).hasValue(168 * 10_000_000L);
  }

  @Test
  void fieldsCountFromTheEndOfTheNameWhichMayHoldAnything() {
    // Fields 14, 15 and 24 of proc(5), the name being the second.
    assertThat(ProcessStat.parse(STAT)).contains(new ProcessStat(123 + 45, 359));
  }

  @Test
  void aLineThatIsCutOrNotNumbersTellsNothing() {
    assertThat(ProcessStat.parse("7 (java) R 1 7 7 0 -1 4194304 98 0 0 0 123")).isEmpty();
    assertThat(ProcessStat.parse(STAT.replace(" 123 ", " x "))).isEmpty();
    assertThat(ProcessStat.parse("")).isEmpty();
  }

  @Test
  void aSampleIsTheShareOfACoreAndPagesInBytes() {
    FakeRoot root = new FakeRoot(directory).with("proc/7/stat", STAT);
    LinuxProcessSampling sampling =
        new LinuxProcessSampling(LinuxProcess.of(directory, 7), OptionalLong.of(65536));

    assertThat(sampling.read(0)).containsExactly(Map.entry("system/rss_bytes", 359 * 65536.0));

    root.with("proc/7/stat", STAT.replace(" 123 ", " 173 "));
    assertThat(sampling.read(1_000_000_000)).containsEntry("system/cpu_percent", 50.0);
  }

  @Test
  void aProcessThatHasEndedLeavesNothingToSample() throws IOException {
    new FakeRoot(directory).with("proc/7/stat", STAT);
    LinuxProcessSampling sampling =
        new LinuxProcessSampling(LinuxProcess.of(directory, 7), OptionalLong.of(4096));
    sampling.read(0);
    Files.delete(directory.resolve("proc/7/stat"));

    assertThat(sampling.read(1_000_000_000)).isEmpty();
  }

  @Test
  void theSizeOfAPageIsToldInTheAuxiliaryVector() throws IOException {
    ByteBuffer vector = ByteBuffer.allocate(48).order(ByteOrder.nativeOrder());
    vector.putLong(33).putLong(0x7fff).putLong(6).putLong(16384).putLong(0).putLong(0);
    new FakeRoot(directory).with("proc/self/auxv", "");
    Files.write(directory.resolve("proc/self/auxv"), vector.array());

    assertThat(PageSize.read(directory)).hasValue(16384);
  }

  @Test
  void withoutAnAuxiliaryVectorTheSizeOfAPageIsNotKnown() {
    assertThat(PageSize.read(directory)).isEmpty();
  }

  @Test
  void theHighestBeginsAnewByWritingFiveToClearRefs() {
    new FakeRoot(directory).with("proc/self/clear_refs", "");

    assertThat(LinuxProcess.self(directory).resetHighest()).isTrue();
    assertThat(directory.resolve("proc/self/clear_refs")).hasContent("5");
  }
}
