// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.runner.measure.Environment;
import assay.runner.measure.SystemMetrics;
import assay.runner.measure.SystemProbe;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;

/** On the machine that runs the tests, whatever it is. */
class HostIT {

  @Test
  void thisMachineIsDescribedTheSameEachTime() {
    HostFacts facts = Machine.local().facts(Map.of("pytorch", "2.7.1"));
    HostFacts again = Machine.local().facts(Map.of("pytorch", "2.7.1"));

    assertThat(facts.effectiveCpus()).isBetween(1, Runtime.getRuntime().availableProcessors());
    assertThat(facts.cpu().logicalProcessors()).isPresent();
    assertThat(facts.memoryBytes()).isPresent();
    assertThat(facts.toJson().toString()).doesNotContainIgnoringCase("unknown");
    assertThat(Environment.differences(facts.environment(), again.environment())).isEmpty();
  }

  @Test
  void theProbesOfThisMachineSeeAtLeastTheHeapInUse() {
    byte[] touched = new byte[64 << 20];
    for (int i = 0; i < touched.length; i += 4096) {
      touched[i] = 1;
    }

    assertThat(Machine.local().memory().residentBytes().orElseThrow())
        .isGreaterThan(touched.length);
    assertThat(new OshiProcessProbe(new SystemInfo()).residentBytes().orElseThrow())
        .isGreaterThan(touched.length);
  }

  @Test
  void theProbesOfAProcessSeeItsProcessorTimeAndMemory() {
    long pid = ProcessHandle.current().pid();
    OSProcess process = new SystemInfo().getOperatingSystem().getCurrentProcess();

    for (SystemProbe probe :
        List.of(Machine.local().process(pid), new OshiProcessSampling(process))) {
      probe.read(System.nanoTime());
      double busy = spin(Duration.ofMillis(200));
      Map<String, Double> values = probe.read(System.nanoTime());

      assertThat(busy).isFinite();
      assertThat(values.get(SystemMetrics.CPU_PERCENT)).isPositive();
      assertThat(values.get(SystemMetrics.RSS_BYTES)).isGreaterThan(10e6);
    }
  }

  @Test
  void othersUseAShareOfThisMachine() throws InterruptedException {
    SystemInfo system = new SystemInfo();
    OshiCpuUse oshi = new OshiCpuUse(system.getHardware().getProcessor(), List.of());

    assertThat(oshi.get().orElseThrow().totalTicks()).isPositive();
    assertThat(
            Machine.local()
                .idleCheck(Set.of(ProcessHandle.current().pid()))
                .usedByOthers(Duration.ofMillis(100))
                .orElseThrow())
        .isBetween(0.0, 1.0);
  }

  @Test
  void aProcessThatDoesNotExistTellsNothing() {
    assertThat(Machine.local().process(Integer.MAX_VALUE).read(1)).isEmpty();
  }

  @Test
  void theHighestMemoryOfThisProcessBeginsAnew() {
    LinuxProcess self = LinuxProcess.self(Path.of("/"));
    assumeTrue(self.resetHighest(), "the kernel does not allow it here");

    assertThat(self.highestBytes().orElseThrow())
        .isLessThanOrEqualTo(self.residentBytes().orElseThrow() + (64 << 20));
  }

  /** Of processor time, however busy the machine is. */
  private static double spin(Duration time) {
    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + time.toNanos();
    double value = 1;
    while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < end) {
      value = Math.sqrt(value + 1);
    }
    return value;
  }
}
