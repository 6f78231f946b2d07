// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.Environment;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the machine, the operating system and the virtual machine are: the content of {@code
 * assay/host.json}. What is not known is absent.
 *
 * @param memoryBytes of the machine, whatever a control group allows
 * @param effectiveCpus how many threads can run at once without being throttled
 * @param engines version by name of engine
 * @param hints {@code virtual_machine}, {@code container}
 */
public record HostFacts(
    Cpu cpu,
    OptionalLong memoryBytes,
    CgroupLimits cgroup,
    int effectiveCpus,
    Os os,
    Optional<String> hostname,
    Jvm jvm,
    Map<String, String> engines,
    List<Gpu> gpus,
    List<String> hints) {
  public HostFacts {
    engines = Map.copyOf(engines);
    gpus = List.copyOf(gpus);
    hints = List.copyOf(hints);
  }

  /**
   * The processors of the machine; a container sees those of its host.
   *
   * @param allowedProcessors on how many of them this process may run; absent if on all
   * @param governor of the frequency; several where processors differ
   * @param turbo {@code on} or {@code off}
   */
  public record Cpu(
      Optional<String> model,
      OptionalInt sockets,
      OptionalInt physicalCores,
      OptionalInt logicalProcessors,
      OptionalInt allowedProcessors,
      Optional<String> governor,
      Optional<String> turbo,
      List<Cache> caches) {
    static final Cpu UNKNOWN =
        new Cpu(
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    public Cpu {
      caches = List.copyOf(caches);
    }
  }

  /**
   * @param type {@code data}, {@code instruction}, {@code unified} …
   */
  public record Cache(int level, String type, long sizeBytes) {}

  /**
   * @param family such as {@code Debian GNU/Linux}
   * @param kernel release of the kernel, such as {@code 6.1.0-13-amd64}
   */
  public record Os(
      Optional<String> family, Optional<String> version, String kernel, String architecture) {}

  /**
   * @param flags options that can change speed: those that begin with {@code -X}
   */
  public record Jvm(String name, String version, String vendor, List<String> flags) {
    public Jvm {
      flags = List.copyOf(flags);
    }
  }

  /**
   * A card that can compute.
   *
   * @param index in the order of the driver, from 0
   * @param uuid of this very card, by which a driver and an engine can mean the same
   * @param pciBusId such as {@code 0000:3b:00.0}
   * @param cuda the newest version that the driver can serve, such as {@code 12.4}
   */
  public record Gpu(
      int index,
      String name,
      Optional<String> vendor,
      OptionalLong memoryBytes,
      Optional<String> uuid,
      Optional<String> pciBusId,
      Optional<String> driver,
      Optional<String> cuda,
      OptionalDouble powerLimitWatts) {}

  /** As {@code assay/host.json}; snake_case, units in names, nothing for what is not known. */
  public ObjectNode toJson() {
    return HostJson.write(this);
  }

  /**
   * What of it can change a measurement on the processor. The engine is PyTorch, if that is among
   * {@link #engines}; who uses another puts it in its place.
   */
  public Environment environment() {
    return Environments.of(this);
  }

  /** What of it can change a measurement on this card. */
  public Environment environment(Gpu gpu) {
    return Environments.of(this, gpu);
  }

  /** The processor as people call it: its model without trademarks and frequency. */
  public String device() {
    return DeviceName.ofCpu(cpu.model(), os.architecture());
  }

  /** What this process may use: the machine's memory, or what its control groups leave of it. */
  public OptionalLong effectiveMemoryBytes() {
    return CgroupLimits.ofMemory(memoryBytes)
        .and(CgroupLimits.ofMemory(cgroup.memoryBytes()))
        .memoryBytes();
  }
}
