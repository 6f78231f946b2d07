// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** The processors of the machine; a container sees those of its host. */
  public record Cpu(
      Optional<String> model,
      OptionalInt sockets,
      OptionalInt physicalCores,
      OptionalInt logicalProcessors,
      List<Cache> caches) {
    static final Cpu UNKNOWN =
        new Cpu(
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
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

  /** A card that can compute. */
  public record Gpu(String name, Optional<String> vendor, OptionalLong memoryBytes) {}

  /**
   * Looks at this machine; takes about a second, so once per launch and before any clock starts.
   *
   * @param engines version by name of engine
   */
  public static HostFacts collect(Map<String, String> engines) {
    return HostCollector.collect(engines);
  }

  /** As {@code assay/host.json}; snake_case, units in names, nothing for what is not known. */
  public ObjectNode toJson() {
    return HostJson.write(this);
  }

  /**
   * SHA-256, in hex, of the facts that can change a measurement: two launches with the same value
   * may be compared for speed.
   *
   * @param threadsPerFit threads that the engine computes one fit with
   */
  public String fingerprint(int threadsPerFit) {
    return HostJson.fingerprint(this, threadsPerFit);
  }
}
