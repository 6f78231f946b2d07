// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.measure.EnergyChoice;
import assay.runner.measure.SourceEnergy;
import assay.runner.spec.CellSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a process is to measure; travels as a file.
 *
 * @param trial resolved
 * @param modelFile absolute; empty for a family
 * @param seed of weights and inputs
 * @param threads of the engine in one call
 * @param fork from 0
 * @param steadyWarmup whether warm-up ends with steady throughput; otherwise with its time
 * @param duration of what is measured
 * @param iteration the stretches it is told in
 * @param energy how it is found out
 * @param idleWatts of the idle machine, by source; without those that are not known
 * @param parity how outputs must agree with a reference; empty: not compared
 */
record Job(
    ObjectNode trial,
    Optional<Path> modelFile,
    long seed,
    int threads,
    int fork,
    boolean steadyWarmup,
    Duration warmupMax,
    Duration duration,
    Duration iteration,
    EnergyChoice energy,
    Map<String, Double> idleWatts,
    Optional<Comparison> parity) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * @param outputs the file of the reference's outputs
   */
  record Comparison(Path outputs, double maxAbs, double top1Agreement) {}

  /**
   * The same model as a reference runs it: single samples, floats of 32 bits, in one thread.
   *
   * @param target whose outputs are right
   */
  Job asReference(String target) {
    ObjectNode changed = trial.deepCopy();
    ((ObjectNode) changed.get("execute")).put("target", target).put("threads", 1);
    ObjectNode input = ((ObjectNode) changed.get("input")).put("batch", 1);
    if (!settings().type().startsWith("int")) {
      input.put("type", "float32");
    }
    changed
        .putObject("scenario")
        .put("name", "reference")
        .put("kind", "offline")
        .put("concurrency", 1);
    return new Job(
        changed,
        modelFile,
        seed,
        1,
        0,
        false,
        warmupMax,
        duration,
        iteration,
        energy,
        Map.of(),
        Optional.empty());
  }

  CellSettings settings() {
    return CellSettings.of(trial);
  }

  void write(Path file) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("trial", trial);
    modelFile.ifPresent(path -> json.put("model_file", path.toString()));
    json.put("seed", seed);
    json.put("threads", threads);
    json.put("fork", fork);
    json.put("steady_warmup", steadyWarmup);
    json.put("warmup_max_ms", warmupMax.toMillis());
    json.put("duration_ms", duration.toMillis());
    json.put("iteration_ms", iteration.toMillis());
    ObjectNode use = json.putObject("energy").put("strict", energy.strict());
    energy.order().forEach(method -> use.withArray("order").add(method.name()));
    energy.wattsPerCore().ifPresent(watts -> use.put("watts_per_core", watts));
    idleWatts.forEach(json.putObject("idle_watts")::put);
    parity.ifPresent(comparison ->
        json.putObject("parity")
            .put("outputs", comparison.outputs().toString())
            .put("max_abs", comparison.maxAbs())
            .put("top1_agreement", comparison.top1Agreement()));
    try {
      JSON.writeValue(file.toFile(), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Job read(Path file) {
    JsonNode json;
    try {
      json = JSON.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Job(
        (ObjectNode) json.get("trial"),
        Optional.ofNullable(json.get("model_file")).map(path -> Path.of(path.textValue())),
        json.get("seed").longValue(),
        json.get("threads").intValue(),
        json.get("fork").intValue(),
        json.get("steady_warmup").booleanValue(),
        Duration.ofMillis(json.get("warmup_max_ms").longValue()),
        Duration.ofMillis(json.get("duration_ms").longValue()),
        Duration.ofMillis(json.get("iteration_ms").longValue()),
        energy(json.get("energy")),
        idleWatts(json.get("idle_watts")),
        Optional.ofNullable(json.get("parity"))
            .map(parity ->
                new Comparison(
                    Path.of(parity.get("outputs").textValue()),
                    parity.get("max_abs").doubleValue(),
                    parity.get("top1_agreement").doubleValue())));
  }

  private static EnergyChoice energy(JsonNode json) {
    List<SourceEnergy.Method> order = new ArrayList<>();
    json.path("order").forEach(name -> order.add(SourceEnergy.Method.valueOf(name.textValue())));
    JsonNode watts = json.get("watts_per_core");
    return new EnergyChoice(
        order,
        json.get("strict").booleanValue(),
        watts == null ? OptionalDouble.empty() : OptionalDouble.of(watts.doubleValue()));
  }

  private static Map<String, Double> idleWatts(JsonNode json) {
    Map<String, Double> watts = new LinkedHashMap<>();
    json.properties().forEach(entry -> watts.put(entry.getKey(), entry.getValue().doubleValue()));
    return watts;
  }
}
