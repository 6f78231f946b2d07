// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.Environment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Chooses of the facts what can change a measurement, and names it as tags do. */
final class Environments {
  private Environments() {}

  static Environment of(HostFacts facts) {
    Map<String, String> fields = new LinkedHashMap<>();
    HostFacts.Cpu cpu = facts.cpu();
    put(fields, "cpu_model", cpu.model());
    put(fields, "sockets", cpu.sockets());
    put(fields, "physical_cores", cpu.physicalCores());
    put(fields, "logical_cores", cpu.logicalProcessors());
    put(fields, "allowed_cores", cpu.allowedProcessors());
    put(fields, "memory_bytes", facts.memoryBytes());
    facts.cgroup().cpus().ifPresent(cpus -> fields.put("cgroup_cpus", number(cpus)));
    put(fields, "cgroup_memory_bytes", facts.cgroup().memoryBytes());
    put(fields, "governor", cpu.governor());
    put(fields, "turbo", cpu.turbo());
    fields.put("kernel", facts.os().kernel());
    facts
        .os()
        .family()
        .ifPresent(family -> fields.put("os", family + " " + facts.os().version().orElse("")));
    fields.put("architecture", facts.os().architecture());
    HostFacts.Jvm jvm = facts.jvm();
    fields.put("jvm", "%s %s (%s)".formatted(jvm.name(), jvm.version(), jvm.vendor()));
    fields.put("jvm_flags", jvmFlags(jvm.flags()));
    put(fields, "djl", Optional.ofNullable(facts.engines().get("djl")));
    put(
        fields,
        "engine",
        Optional.ofNullable(facts.engines().get("pytorch")).map("PyTorch %s"::formatted));
    return new Environment(fields);
  }

  static Environment of(HostFacts facts, HostFacts.Gpu gpu) {
    Environment environment = of(facts).with("gpu_name", gpu.name());
    if (gpu.memoryBytes().isPresent()) {
      environment =
          environment.with("gpu_memory_bytes", Long.toString(gpu.memoryBytes().getAsLong()));
    }
    if (gpu.driver().isPresent()) {
      environment = environment.with("gpu_driver", gpu.driver().get());
    }
    if (gpu.powerLimitWatts().isPresent()) {
      environment =
          environment.with("gpu_power_limit_w", number(gpu.powerLimitWatts().getAsDouble()));
    }
    return gpu.cuda().isPresent() ? environment.with("cuda", gpu.cuda().get()) : environment;
  }

  /** In order, and without those that name files or say what is logged: they change no speed. */
  static String jvmFlags(List<String> flags) {
    return String.join(
        " ",
        flags.stream()
            .filter(flag -> flag.startsWith("-X") && !flag.startsWith("-Xlog"))
            .filter(flag -> !flag.startsWith("-Xshare") && !flag.matches(".*[/\\\\].*"))
            .sorted()
            .toList());
  }

  /** Without a fraction where there is none: 2, not 2.0. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static void put(Map<String, String> fields, String name, Optional<String> value) {
    value.ifPresent(text -> fields.put(name, text));
  }

  private static void put(Map<String, String> fields, String name, OptionalInt value) {
    value.ifPresent(count -> fields.put(name, Integer.toString(count)));
  }

  private static void put(Map<String, String> fields, String name, OptionalLong value) {
    value.ifPresent(count -> fields.put(name, Long.toString(count)));
  }
}
