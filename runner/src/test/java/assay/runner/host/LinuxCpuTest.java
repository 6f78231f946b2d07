// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxCpuTest {
  private static final String CPU = "sys/devices/system/cpu/";

  @TempDir Path directory;
  private FakeRoot root;

  @BeforeEach
  void emptyMachine() {
    root = new FakeRoot(directory);
  }

  @Test
  void aMachineThatTellsNothingHasNothing() {
    assertThat(cpu().allowed()).isEmpty();
    assertThat(cpu().governor()).isEmpty();
    assertThat(cpu().turbo()).isEmpty();
  }

  @Test
  void allowedProcessorsAreCountedFromTheirRanges() {
    root.with("proc/self/status", "Name:\tjava\nCpus_allowed:\tf1\nCpus_allowed_list:\t0,4-7,12\n");

    assertThat(cpu().allowed()).hasValue(6);
  }

  @Test
  void aListThatIsNoneTellsNothing() {
    root.with("proc/self/status", "Cpus_allowed_list:\t0-\n");

    assertThat(cpu().allowed()).isEmpty();
  }

  @Test
  void theGovernorIsThatOfAllProcessorsOrEachOfThem() {
    root.with(CPU + "cpufreq/policy0/scaling_governor", "powersave\n")
        .with(CPU + "cpufreq/policy1/scaling_governor", "powersave\n");
    assertThat(cpu().governor()).contains("powersave");

    root.with(CPU + "cpufreq/policy4/scaling_governor", "performance\n");
    assertThat(cpu().governor()).contains("performance,powersave");
  }

  @Test
  void intelSaysWhetherThereIsNoTurbo() {
    root.with(CPU + "intel_pstate/no_turbo", "0\n");
    assertThat(cpu().turbo()).contains("on");

    root.with(CPU + "intel_pstate/no_turbo", "1\n");
    assertThat(cpu().turbo()).contains("off");
  }

  @Test
  void othersSayWhetherThereIsABoostForAllOrForEach() {
    root.with(CPU + "cpufreq/policy0/boost", "1\n").with(CPU + "cpufreq/policy1/boost", "0\n");
    assertThat(cpu().turbo()).contains("mixed");

    root.with(CPU + "cpufreq/boost", "1\n");
    assertThat(cpu().turbo()).contains("on");
  }

  private LinuxCpu cpu() {
    return new LinuxCpu(root.path());
  }
}
