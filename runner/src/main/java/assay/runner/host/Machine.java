// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.CpuUse;
import assay.runner.measure.Flags;
import assay.runner.measure.IdleCheck;
import assay.runner.measure.ResourceProbe;
import assay.runner.measure.SystemProbe;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;

/** The machine that this program runs on, as far as it is measured. Thread-safe. */
public final class Machine {
  private final Path root;

  private Machine(Path root) {
    this.root = root;
  }

  public static Machine local() {
    return new Machine(Path.of("/"));
  }

  /**
   * Looks at the machine; takes about a second, so once per launch and before any clock starts.
   *
   * @param engines version by name of engine
   */
  public HostFacts facts(Map<String, String> engines) {
    return HostCollector.collect(engines);
  }

  /**
   * Memory of this process. Where neither the kernel nor OSHI can be asked, a probe that tells
   * nothing.
   */
  public ResourceProbe memory() {
    LinuxProcess linux = LinuxProcess.self(root);
    if (linux.available()) {
      return linux;
    }
    try {
      return new OshiProcessProbe(new SystemInfo());
    } catch (UnsupportedOperationException | LinkageError e) {
      return OptionalLong::empty;
    }
  }

  /**
   * Processor time and memory of a process: this one or a child of it. For one sampler alone, since
   * rates are those between its own readings. Where neither the kernel nor OSHI can be asked, or
   * once the process has ended, it tells nothing.
   */
  public SystemProbe process(long pid) {
    LinuxProcess linux = LinuxProcess.of(root, pid);
    if (linux.available()) {
      return new LinuxProcessSampling(linux);
    }
    try {
      OSProcess process = new SystemInfo().getOperatingSystem().getProcess(Math.toIntExact(pid));
      return process == null ? nanos -> Map.of() : new OshiProcessSampling(process);
    } catch (UnsupportedOperationException | LinkageError e) {
      return nanos -> Map.of();
    }
  }

  /**
   * Looks whether others keep the machine busy.
   *
   * @param own the processes that measure; what they use does not count
   */
  public IdleCheck idleCheck(Set<Long> own) {
    return new IdleCheck(cpuUse(own), Thread::sleep);
  }

  private Supplier<Optional<CpuUse>> cpuUse(Set<Long> own) {
    LinuxCpuUse linux =
        new LinuxCpuUse(root, own.stream().map(pid -> LinuxProcess.of(root, pid)).toList());
    if (linux.get().isPresent()) {
      return linux;
    }
    try {
      SystemInfo system = new SystemInfo();
      List<OSProcess> processes =
          own.stream()
              .map(pid -> system.getOperatingSystem().getProcess(Math.toIntExact(pid)))
              .filter(Objects::nonNull)
              .toList();
      return new OshiCpuUse(system.getHardware().getProcessor(), processes);
    } catch (UnsupportedOperationException | LinkageError e) {
      return Optional::empty;
    }
  }

  /**
   * Whether more was to be done than there are processors for, over the last minute.
   *
   * @param cpus how many the measurement may use
   * @return in words; empty if not, or where the platform does not tell
   */
  public Optional<String> oversubscribed(int cpus) {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return Flags.oversubscribed(load, cpus);
  }
}
