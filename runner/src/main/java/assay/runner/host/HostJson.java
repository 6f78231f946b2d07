// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.Environment;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;

/** The JSON of host facts. */
final class HostJson {
  private HostJson() {}

  static ObjectNode write(HostFacts facts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("cpu", cpu(facts.cpu()));
    facts.memoryBytes().ifPresent(bytes -> json.put("memory_bytes", bytes));
    putUnlessEmpty(json, "cgroup", cgroup(facts.cgroup()));
    json.put("effective_cpus", facts.effectiveCpus());
    facts.effectiveMemoryBytes().ifPresent(bytes -> json.put("effective_memory_bytes", bytes));
    json.set("os", os(facts.os()));
    facts.hostname().ifPresent(name -> json.put("hostname", name));
    json.set("jvm", jvm(facts.jvm()));
    ObjectNode engines = json.putObject("engines");
    new TreeMap<>(facts.engines()).forEach(engines::put);
    gpus(json, facts.gpus());
    if (!facts.hints().isEmpty()) {
      facts.hints().forEach(json.putArray("hints")::add);
    }
    json.put("device", facts.device());
    Environment environment = facts.environment();
    environment.fields().forEach(json.putObject("environment")::put);
    json.put("fingerprint", environment.fingerprint());
    return json;
  }

  private static ObjectNode cpu(HostFacts.Cpu cpu) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    cpu.model().ifPresent(model -> json.put("model", model));
    cpu.sockets().ifPresent(count -> json.put("sockets", count));
    cpu.physicalCores().ifPresent(count -> json.put("physical_cores", count));
    cpu.logicalProcessors().ifPresent(count -> json.put("logical_processors", count));
    cpu.allowedProcessors().ifPresent(count -> json.put("allowed_processors", count));
    cpu.governor().ifPresent(governor -> json.put("governor", governor));
    cpu.turbo().ifPresent(turbo -> json.put("turbo", turbo));
    if (!cpu.caches().isEmpty()) {
      ArrayNode caches = json.putArray("caches");
      for (HostFacts.Cache cache : cpu.caches()) {
        caches
            .addObject()
            .put("level", cache.level())
            .put("type", cache.type())
            .put("size_bytes", cache.sizeBytes());
      }
    }
    return json;
  }

  private static ObjectNode cgroup(CgroupLimits limits) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    limits.cpus().ifPresent(cpus -> json.put("cpus", cpus));
    limits.memoryBytes().ifPresent(bytes -> json.put("memory_bytes", bytes));
    return json;
  }

  private static ObjectNode os(HostFacts.Os os) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    os.family().ifPresent(family -> json.put("family", family));
    os.version().ifPresent(version -> json.put("version", version));
    return json.put("kernel", os.kernel()).put("architecture", os.architecture());
  }

  private static ObjectNode jvm(HostFacts.Jvm jvm) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", jvm.name()).put("version", jvm.version()).put("vendor", jvm.vendor());
    jvm.flags().forEach(json.putArray("flags")::add);
    return json;
  }

  private static void gpus(ObjectNode json, List<HostFacts.Gpu> gpus) {
    if (gpus.isEmpty()) {
      return;
    }
    ArrayNode array = json.putArray("gpus");
    for (HostFacts.Gpu gpu : gpus) {
      ObjectNode one = array.addObject().put("index", gpu.index()).put("name", gpu.name());
      gpu.vendor().ifPresent(vendor -> one.put("vendor", vendor));
      gpu.memoryBytes().ifPresent(bytes -> one.put("memory_bytes", bytes));
      gpu.uuid().ifPresent(uuid -> one.put("uuid", uuid));
      gpu.pciBusId().ifPresent(bus -> one.put("pci_bus_id", bus));
      gpu.driver().ifPresent(driver -> one.put("driver", driver));
      gpu.cuda().ifPresent(cuda -> one.put("cuda", cuda));
      gpu.powerLimitWatts().ifPresent(watts -> one.put("power_limit_w", watts));
    }
  }

  private static void putUnlessEmpty(ObjectNode json, String name, ObjectNode value) {
    if (!value.isEmpty()) {
      json.set(name, value);
    }
  }
}
