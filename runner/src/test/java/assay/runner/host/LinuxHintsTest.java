// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxHintsTest {
  @TempDir Path directory;

  @Test
  void aMachineOfItsOwnGivesNoHint() {
    FakeRoot root =
        new FakeRoot(directory)
            .with("proc/cpuinfo", "model name\t: Xeon hypervisor\nflags\t\t: fpu sse2\n")
            .with("proc/self/cgroup", "0::/user.slice\n");

    assertThat(LinuxHints.read(root.path())).isEmpty();
  }

  @Test
  void theHypervisorFlagIsThatOfAVirtualMachine() {
    FakeRoot root =
        new FakeRoot(directory).with("proc/cpuinfo", "flags\t\t: fpu hypervisor sse2\n");

    assertThat(LinuxHints.read(root.path())).containsExactly("virtual_machine");
  }

  @Test
  void containersAreKnownByTheirFilesOrGroups() {
    FakeRoot file = new FakeRoot(directory.resolve("a")).with(".dockerenv", "");
    FakeRoot group =
        new FakeRoot(directory.resolve("b")).with("proc/self/cgroup", "0::/kubepods/pod1\n");

    assertThat(LinuxHints.read(file.path())).containsExactly("container");
    assertThat(LinuxHints.read(group.path())).containsExactly("container");
  }
}
