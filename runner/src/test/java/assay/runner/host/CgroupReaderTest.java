// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupReaderTest {
  private static final String V2 = "sys/fs/cgroup/";
  private static final String V1_CPU = "sys/fs/cgroup/cpu/";
  private static final String V1_MEMORY = "sys/fs/cgroup/memory/";
  private static final String V1_NO_LIMIT = "9223372036854771712\n";

  @TempDir Path directory;
  private FakeRoot root;

  @BeforeEach
  void emptyMachine() {
    root = new FakeRoot(directory);
  }

  @Test
  void aMachineWithoutControlGroupsHasNoLimits() {
    assertThat(limits()).isEqualTo(CgroupLimits.NONE);
  }

  @Test
  void versionTwoTellsQuotaByPeriodAndBytes() {
    root.with("proc/self/cgroup", "0::/user.slice/job\n")
        .with(V2 + "user.slice/job/cpu.max", "150000 100000\n")
        .with(V2 + "user.slice/job/memory.max", "2147483648\n");

    assertThat(limits()).isEqualTo(both(1.5, 2147483648L));
  }

  @Test
  void maxIsNoLimit() {
    root.with("proc/self/cgroup", "0::/job\n")
        .with(V2 + "job/cpu.max", "max 100000\n")
        .with(V2 + "job/memory.max", "max\n");

    assertThat(limits()).isEqualTo(CgroupLimits.NONE);
  }

  @Test
  void theTightestLimitOfAllAncestorsCounts() {
    root.with("proc/self/cgroup", "0::/pod/container/job\n")
        .with(V2 + "pod/cpu.max", "200000 100000\n")
        .with(V2 + "pod/memory.max", "1000000\n")
        .with(V2 + "pod/container/cpu.max", "max 100000\n")
        .with(V2 + "pod/container/job/cpu.max", "400000 100000\n")
        .with(V2 + "pod/container/job/memory.max", "3000000\n");

    assertThat(limits()).isEqualTo(both(2, 1_000_000));
  }

  @Test
  void insideAContainerTheMountItselfIsTheGroup() {
    root.with("proc/self/cgroup", "0::/\n")
        .with(V2 + "cpu.max", "50000 100000\n")
        .with(V2 + "memory.max", "4096\n");

    assertThat(limits()).isEqualTo(both(0.5, 4096));
  }

  @Test
  void aPathOfTheHostThatIsNotMountedFallsBackToTheMount() {
    root.with("proc/self/cgroup", "4:memory:/docker/3f2a\n2:cpu,cpuacct:/docker/3f2a\n")
        .with(V1_MEMORY + "memory.limit_in_bytes", "536870912\n")
        .with(V1_CPU + "cpu.cfs_quota_us", "300000\n")
        .with(V1_CPU + "cpu.cfs_period_us", "100000\n");

    assertThat(limits()).isEqualTo(both(3, 536870912));
  }

  @Test
  void aPathThatClimbsOutOfTheMountStaysInIt() {
    root.with("proc/self/cgroup", "0::/../../other\n")
        .with("sys/fs/other/cpu.max", "1000 100000\n")
        .with(V2 + "cpu.max", "100000 100000\n");

    assertThat(limits().cpus()).hasValue(1);
  }

  @Test
  void versionOneWithoutLimitsHasNone() {
    root.with("proc/self/cgroup", "4:memory:/job\n1:cpu:/job\n0::/\n")
        .with(V1_MEMORY + "job/memory.limit_in_bytes", V1_NO_LIMIT)
        .with(V1_CPU + "job/cpu.cfs_quota_us", "-1\n")
        .with(V1_CPU + "job/cpu.cfs_period_us", "100000\n");

    assertThat(limits()).isEqualTo(CgroupLimits.NONE);
  }

  @Test
  void versionOneAncestorsCountToo() {
    root.with("proc/self/cgroup", "4:memory:/a/b\n1:cpu:/a/b\n")
        .with(V1_MEMORY + "a/memory.limit_in_bytes", "1024\n")
        .with(V1_MEMORY + "a/b/memory.limit_in_bytes", V1_NO_LIMIT)
        .with(V1_CPU + "a/cpu.cfs_quota_us", "250000\n")
        .with(V1_CPU + "a/cpu.cfs_period_us", "100000\n");

    assertThat(limits()).isEqualTo(both(2.5, 1024));
  }

  @Test
  void controllersMountedTogetherAreFound() {
    root.with("proc/self/cgroup", "2:cpu,cpuacct:/job\n")
        .with("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "100000\n")
        .with("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us", "50000\n");

    assertThat(limits().cpus()).hasValue(2);
  }

  @Test
  void textThatIsNoLimitIsPassedOver() {
    root.with("proc/self/cgroup", "nonsense\n0::/\n")
        .with(V2 + "cpu.max", "\n")
        .with(V2 + "memory.max", "a lot\n");

    assertThat(limits()).isEqualTo(CgroupLimits.NONE);
  }

  @Test
  void throttledPeriodsOfTheGroupAndThoseAboveItAreAddedUp() {
    root.with("proc/9/cgroup", "0::/pod/job\n")
        .with(V2 + "pod/cpu.stat", "usage_usec 5\nnr_periods 9\nnr_throttled 3\n")
        .with(V2 + "pod/job/cpu.stat", "nr_periods 9\nnr_throttled 4\nthrottled_usec 100\n");

    assertThat(new CgroupReader(root.path(), "9").throttledPeriods()).hasValue(7);
  }

  @Test
  void throttledPeriodsOfVersionOneAreThoseOfTheProcessorsController() {
    root.with("proc/self/cgroup", "4:memory:/job\n2:cpu,cpuacct:/job\n")
        .with("sys/fs/cgroup/cpu,cpuacct/job/cpu.stat", "nr_periods 9\nnr_throttled 5\n")
        .with(V1_MEMORY + "job/cpu.stat", "nr_throttled 99\n");

    assertThat(new CgroupReader(root.path()).throttledPeriods()).hasValue(5);
  }

  @Test
  void aControllerThatIsMountedUnderTwoNamesCountsOnce() throws IOException {
    root.with("proc/self/cgroup", "2:cpu,cpuacct:/job\n")
        .with("sys/fs/cgroup/cpu,cpuacct/job/cpu.stat", "nr_throttled 5\n");
    Files.createSymbolicLink(directory.resolve("sys/fs/cgroup/cpu"), Path.of("cpu,cpuacct"));

    assertThat(new CgroupReader(root.path()).throttledPeriods()).hasValue(5);
  }

  @Test
  void groupsThatCountNothingTellNothing() {
    root.with("proc/self/cgroup", "0::/job\n").with(V2 + "job/cpu.stat", "usage_usec 5\n");

    assertThat(new CgroupReader(root.path()).throttledPeriods()).isEmpty();
  }

  private CgroupLimits limits() {
    return new CgroupReader(root.path()).read();
  }

  private static CgroupLimits both(double cpus, long memoryBytes) {
    return new CgroupLimits(OptionalDouble.of(cpus), OptionalLong.of(memoryBytes));
  }
}
