// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GraphicsCard;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.software.os.OperatingSystem;

/** Asks OSHI, the kernel's files and the virtual machine. */
final class HostCollector {
  private static final List<String> COMPUTING_VENDORS =
      List.of("nvidia", "amd", "advanced micro devices", "intel", "apple");

  private HostCollector() {}

  /**
   * @param gpus those that a driver tells of; where there are none, OSHI's are taken
   */
  static HostFacts collect(Path root, Map<String, String> engines, List<HostFacts.Gpu> gpus) {
    CgroupLimits cgroup = new CgroupReader(root).read();
    Seen seen = seen(root);
    return new HostFacts(
        seen.cpu(),
        seen.memoryBytes(),
        cgroup,
        effectiveCpus(Runtime.getRuntime().availableProcessors(), cgroup),
        new HostFacts.Os(
            seen.osFamily(),
            seen.osVersion(),
            System.getProperty("os.version"),
            System.getProperty("os.arch")),
        seen.hostname(),
        jvm(),
        engines,
        gpus.isEmpty() ? seen.gpus() : gpus,
        LinuxHints.read(root));
  }

  /** Whole processors: a part of one is throttled away in each period. */
  static int effectiveCpus(int available, CgroupLimits cgroup) {
    double allowed = Math.min(available, cgroup.cpus().orElse(available));
    return Math.max(1, (int) allowed);
  }

  private static HostFacts.Jvm jvm() {
    // Only -X options: properties may hold secrets, and these facts are shown to others.
    List<String> flags =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> flag.startsWith("-X"))
            .toList();
    return new HostFacts.Jvm(
        System.getProperty("java.vm.name"),
        System.getProperty("java.runtime.version"),
        System.getProperty("java.vendor"),
        flags);
  }

  /** What OSHI tells. */
  private record Seen(
      HostFacts.Cpu cpu,
      OptionalLong memoryBytes,
      Optional<String> osFamily,
      Optional<String> osVersion,
      Optional<String> hostname,
      List<HostFacts.Gpu> gpus) {}

  private static Seen seen(Path root) {
    try {
      SystemInfo system = new SystemInfo();
      HardwareAbstractionLayer hardware = system.getHardware();
      OperatingSystem os = system.getOperatingSystem();
      return new Seen(
          cpu(hardware.getProcessor(), new LinuxCpu(root)),
          Known.positive(hardware.getMemory().getTotal()),
          Known.text(os.getFamily()),
          Known.text(os.getVersionInfo().getVersion()),
          Known.text(os.getNetworkParams().getHostName()),
          gpus(hardware.getGraphicsCards()));
    } catch (UnsupportedOperationException | LinkageError e) {
      // A platform that OSHI does not know: its facts are absent, and nothing else is lost.
      return new Seen(
          HostFacts.Cpu.UNKNOWN,
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());
    }
  }

  private static HostFacts.Cpu cpu(CentralProcessor processor, LinuxCpu linux) {
    OptionalInt allowed = linux.allowed();
    OptionalInt all = Known.positive(processor.getLogicalProcessorCount());
    return new HostFacts.Cpu(
        Known.text(processor.getProcessorIdentifier().getName()),
        Known.positive(processor.getPhysicalPackageCount()),
        Known.positive(processor.getPhysicalProcessorCount()),
        all,
        allowed.equals(all) ? OptionalInt.empty() : allowed,
        linux.governor(),
        linux.turbo(),
        processor.getProcessorCaches().stream()
            .filter(cache -> cache.getCacheSize() > 0)
            .map(HostCollector::cache)
            .toList());
  }

  private static HostFacts.Cache cache(CentralProcessor.ProcessorCache cache) {
    return new HostFacts.Cache(
        cache.getLevel(), cache.getType().name().toLowerCase(Locale.ROOT), cache.getCacheSize());
  }

  /** In the order of their PCI addresses; asks OSHI, so only where there are such cards. */
  static List<String> namesOfAmdCards() {
    try {
      return gpus(new SystemInfo().getHardware().getGraphicsCards()).stream()
          .filter(card -> card.vendor().filter(HostCollector::isAmd).isPresent())
          .map(HostFacts.Gpu::name)
          .toList();
    } catch (UnsupportedOperationException | LinkageError e) {
      return List.of();
    }
  }

  private static boolean isAmd(String vendor) {
    String name = vendor.toLowerCase(Locale.ROOT);
    return name.contains("amd") || name.contains("advanced micro devices");
  }

  private static List<HostFacts.Gpu> gpus(List<GraphicsCard> cards) {
    List<HostFacts.Gpu> gpus = new ArrayList<>();
    cards.forEach(card -> gpu(card, gpus.size()).ifPresent(gpus::add));
    return gpus;
  }

  /**
   * Boards for a server's console and virtual screens are in the list too; they compute nothing.
   */
  static Optional<HostFacts.Gpu> gpu(GraphicsCard card, int index) {
    String vendor = card.getVendor().toLowerCase(Locale.ROOT);
    return Known.text(card.getName())
        .filter(name -> COMPUTING_VENDORS.stream().anyMatch(vendor::contains))
        .map(name ->
            new HostFacts.Gpu(
                index,
                name,
                Known.text(card.getVendor()),
                Known.positive(card.getVRam()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty()));
  }
}
