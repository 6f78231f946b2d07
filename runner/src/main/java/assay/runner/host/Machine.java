// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.CpuUse;
import assay.runner.measure.EnergyChoice;
import assay.runner.measure.EnergySource;
import assay.runner.measure.Flags;
import assay.runner.measure.IdleCheck;
import assay.runner.measure.PeakMemory;
import assay.runner.measure.ResourceProbe;
import assay.runner.measure.SystemMetrics;
import assay.runner.measure.SystemProbe;
import assay.runner.measure.ThrottleWatch;
import assay.runner.measure.Ticker;
import assay.runner.measure.UnmeasuredSource;
import assay.runner.measure.WatchingEnergyMeter;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;

/**
 * The machine that this program runs on, as far as it is measured. Drivers of cards are loaded when
 * they are first needed, once. Thread-safe.
 */
public final class Machine {
  private static final Machine LOCAL =
      new Machine(Path.of("/"), NvmlLibrary::load, System.getenv());

  private final Path root;
  private final Supplier<Optional<Nvml>> nvml;
  private final Map<String, String> environment;
  private @Nullable List<Gpu> gpus;

  /**
   * @param root of the file system
   * @param environment variables of the process that computes
   */
  Machine(Path root, Supplier<Optional<Nvml>> nvml, Map<String, String> environment) {
    this.root = root;
    this.nvml = nvml;
    this.environment = environment;
  }

  public static Machine local() {
    return LOCAL;
  }

  /**
   * Looks at the machine; takes about a second, so once per launch and before any clock starts.
   *
   * @param engines version by name of engine
   */
  public HostFacts facts(Map<String, String> engines) {
    return HostCollector.collect(root, engines, gpus());
  }

  /** The cards whose drivers tell what they do, in the order of the drivers. */
  public List<HostFacts.Gpu> gpus() {
    return cards().stream().map(Gpu::facts).toList();
  }

  private synchronized List<Gpu> cards() {
    List<Gpu> known = gpus;
    if (known == null) {
      List<Gpu> found = new ArrayList<>();
      nvml.get().ifPresent(driver -> found.addAll(NvmlGpu.all(driver)));
      found.addAll(AmdGpu.all(root, found.size(), HostCollector::namesOfAmdCards));
      known = List.copyOf(found);
      gpus = known;
    }
    return known;
  }

  private List<Gpu> cards(List<HostFacts.Gpu> wanted) {
    return cards().stream().filter(card -> wanted.contains(card.facts())).toList();
  }

  /**
   * The card that an engine means by {@code gpu:N}; empty where there is none, or where it cannot
   * be told which of different cards it is.
   */
  public Optional<HostFacts.Gpu> findGpu(int number) {
    List<Optional<HostFacts.Gpu>> order = CudaOrder.of(gpus(), environment);
    return number < order.size() ? order.get(number) : Optional.empty();
  }

  /** What to tell where {@link #findGpu} found nothing. */
  public String missingGpu(int number) {
    return "E140: %s %s".formatted(whyNoGpu(number), insteadOfGpu(number));
  }

  /** Why {@link #findGpu} found nothing, as a sentence. */
  public String whyNoGpu(int number) {
    int visible = CudaOrder.of(gpus(), environment).size();
    if (number < visible) {
      return "`gpu:%d` may be any of the different cards here.".formatted(number);
    }
    return "`gpu:%d` asked, %s."
        .formatted(
            number,
            gpus().isEmpty()
                ? "none visible (driver not found)"
                : "%d visible (CUDA_VISIBLE_DEVICES may hide others)".formatted(visible));
  }

  /** What to do where {@link #findGpu} found nothing, as a sentence. */
  public String insteadOfGpu(int number) {
    int visible = CudaOrder.of(gpus(), environment).size();
    if (number < visible) {
      return "Set CUDA_DEVICE_ORDER=PCI_BUS_ID, so that it is the one nvidia-smi shows.";
    }
    String targets =
        IntStream.range(0, visible).mapToObj(", `gpu:%d`"::formatted).collect(Collectors.joining());
    return "Targets here: `cpu`%s.".formatted(targets);
  }

  /** What cards do. */
  public SystemProbe gpus(List<HostFacts.Gpu> wanted) {
    return new GpuSampling(cards(wanted));
  }

  /** Energy of the processors ({@code cpu}) and, where cards are given, of those ({@code gpu}). */
  public WatchingEnergyMeter energy(
      List<HostFacts.Gpu> wanted, EnergyChoice choice, Ticker ticker) {
    List<EnergySource> sources = new ArrayList<>();
    sources.add(new CpuEnergy(root, choice).source(Machine::cpuNanos));
    if (!wanted.isEmpty()) {
      List<Gpu> found = cards(wanted);
      sources.add(
          found.size() == wanted.size()
              ? new GpuEnergy(found, choice.tried())
              : new UnmeasuredSource(GpuEnergy.NAME, "W150: no driver tells of this card."));
    }
    return new WatchingEnergyMeter(sources, ticker);
  }

  /** What to tell whoever wants the energy of processors counted where that cannot be done. */
  public Optional<String> energyWarning(EnergyChoice choice) {
    return new CpuEnergy(root, choice).warning();
  }

  /** Watts that the processors are made for, all together; empty where they do not tell. */
  public OptionalDouble designWatts() {
    return Rapl.designWatts(root);
  }

  /** Of all threads of this process. */
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** Whether a process is held back by its control groups, or cards by their drivers. */
  public ThrottleWatch throttling(long pid, List<HostFacts.Gpu> wanted) {
    return new Throttling(new CgroupReader(root, Long.toString(pid)), cards(wanted));
  }

  /** Highest memory of a process, this one or a child of it. */
  public PeakMemory peakMemory(long pid) {
    LinuxProcess linux = LinuxProcess.of(root, pid);
    if (linux.available()) {
      return new LinuxPeakMemory(linux);
    }
    SystemProbe process = process(pid);
    return new PolledPeakMemory(() -> {
      Double bytes = process.read(0).get(SystemMetrics.RSS_BYTES);
      return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes.longValue());
    });
  }

  /** Highest memory of a process on a card; of all processes where the driver tells no more. */
  public PeakMemory peakMemory(long pid, HostFacts.Gpu wanted) {
    List<Gpu> found = cards(List.of(wanted));
    return new PolledPeakMemory(() -> {
      if (found.isEmpty()) {
        return OptionalLong.empty();
      }
      OptionalLong own = found.getFirst().memoryUsedBytes(pid);
      return own.isPresent() ? own : found.getFirst().memoryUsedBytes();
    });
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
      return new LinuxProcessSampling(linux, PageSize.read(root));
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
