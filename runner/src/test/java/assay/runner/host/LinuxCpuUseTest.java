// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.measure.CpuUse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxCpuUseTest {
  @TempDir Path directory;

  @Test
  void waitingForDisksIsIdleStolenTimeIsBusyAndGuestsAreNotCountedTwice() {
    // user 100 (40 of them a guest's), nice 10, system 20, idle 500, iowait 30, irq 1, softirq 2,
    // steal 7
    assertThat(LinuxCpuUse.parse("cpu  100 10 20 500 30 1 2 7 40 3", 5))
        .contains(new CpuUse(670, 140, 5));
  }

  @Test
  void linesOfOldKernelsEndEarlier() {
    assertThat(LinuxCpuUse.parse("cpu 1 2 3 4", 0)).contains(new CpuUse(10, 6, 0));
    assertThat(LinuxCpuUse.parse("cpu 1 2", 0)).isEmpty();
  }

  @Test
  void theLineOfTheWholeMachineIsTakenAndWhatMeasuresIsApart() {
    new FakeRoot(directory)
        .with("proc/stat", "cpu  10 0 0 90 0 0 0 0 0 0\ncpu0 1 0 0 9 0 0 0 0 0 0\n")
        .with("proc/5/stat", "5 (java) R 1 7 7 0 -1 4194304 98 0 0 0 3 1 0 0 20 0 1 0 99 9 9 9\n");

    LinuxCpuUse use =
        new LinuxCpuUse(
            directory, List.of(LinuxProcess.of(directory, 5), LinuxProcess.of(directory, 6)));

    assertThat(use.get()).contains(new CpuUse(100, 10, 4));
  }

  @Test
  void aSystemWithoutProcTellsNothing() {
    assertThat(new LinuxCpuUse(directory, List.of()).get()).isEmpty();
  }
}
