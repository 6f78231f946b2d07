// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** The JSON of host facts, and what is hashed of it. */
final class HostJson {
  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private HostJson() {}

  static ObjectNode write(HostFacts facts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("cpu", cpu(facts.cpu()));
    facts.memoryBytes().ifPresent(bytes -> json.put("memory_bytes", bytes));
    putUnlessEmpty(json, "cgroup", cgroup(facts.cgroup()));
    json.put("effective_cpus", facts.effectiveCpus());
    json.set("os", os(facts.os()));
    facts.hostname().ifPresent(name -> json.put("hostname", name));
    json.set("jvm", jvm(facts.jvm()));
    ObjectNode engines = json.putObject("engines");
    new TreeMap<>(facts.engines()).forEach(engines::put);
    gpus(json, facts.gpus());
    if (!facts.hints().isEmpty()) {
      facts.hints().forEach(json.putArray("hints")::add);
    }
    return json;
  }

  private static ObjectNode cpu(HostFacts.Cpu cpu) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    cpu.model().ifPresent(model -> json.put("model", model));
    cpu.sockets().ifPresent(count -> json.put("sockets", count));
    cpu.physicalCores().ifPresent(count -> json.put("physical_cores", count));
    cpu.logicalProcessors().ifPresent(count -> json.put("logical_processors", count));
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
      ObjectNode one = array.addObject().put("name", gpu.name());
      gpu.vendor().ifPresent(vendor -> one.put("vendor", vendor));
      gpu.memoryBytes().ifPresent(bytes -> one.put("memory_bytes", bytes));
    }
  }

  private static void putUnlessEmpty(ObjectNode json, String name, ObjectNode value) {
    if (!value.isEmpty()) {
      json.set(name, value);
    }
  }

  /** Not in it: names of the machine, hints and cards, which change no fit on the processor. */
  static String fingerprint(HostFacts facts, int threadsPerFit) {
    ObjectNode all = write(facts);
    ObjectNode chosen = JsonNodeFactory.instance.objectNode();
    for (String key : List.of("cpu", "memory_bytes", "cgroup", "effective_cpus", "os", "engines")) {
      if (all.has(key)) {
        chosen.set(key, all.get(key));
      }
    }
    chosen.put("jvm_version", facts.jvm().version());
    chosen.put("threads_per_fit", threadsPerFit);
    try {
      return sha256(SORTED.writeValueAsString(chosen));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values cannot be written", e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
