// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Turns a checked benchmark with all defaults into records. */
final class BenchmarkBinding {
  private BenchmarkBinding() {}

  static CellSettings settings(JsonNode trial) {
    SubjectSpec subject = subject(trial.get("model"));
    JsonNode input = trial.get("input");
    JsonNode threads = trial.get("execute").get("threads");
    return new CellSettings(
        subject,
        engine(trial.get("engine").textValue(), subject),
        trial.get("execute").get("target").textValue(),
        threads.isInt() ? OptionalInt.of(threads.intValue()) : OptionalInt.empty(),
        integers(input.get("shape")),
        input.get("type").textValue(),
        whole(input.get("max")),
        inputs(input.path("inputs")),
        input.get("batch").intValue(),
        scenario(trial.get("scenario")));
  }

  private static SubjectSpec subject(JsonNode model) {
    return model.path("family").asText("file").equals("file")
        ? new SubjectSpec.File(model.get("file").textValue())
        : new SubjectSpec.Family(ModelBinding.model(model), model.get("outputs").intValue());
  }

  private static String engine(String word, SubjectSpec subject) {
    if (!word.equals("auto")) {
      return word;
    }
    return subject instanceof SubjectSpec.File file && file.onnx() ? "OnnxRuntime" : "PyTorch";
  }

  static ScenarioSpec scenario(JsonNode scenario) {
    ScenarioSpec.Kind kind = ScenarioSpec.Kind.of(ScenarioRules.kind(scenario).orElseThrow());
    OptionalDouble percentile = real(scenario.get("percentile"));
    JsonNode rate = scenario.path("rate").isArray() ? null : scenario.get("rate");
    return new ScenarioSpec(
        scenario.get("name").textValue(),
        kind,
        scenario.get("concurrency").intValue(),
        real(rate),
        percentile.isPresent() ? percentile : kind.percentile(),
        Binding.duration(scenario.get("limit")),
        scenario.has("samples_min")
            ? OptionalInt.of(scenario.get("samples_min").intValue())
            : OptionalInt.empty());
  }

  static MeasureSpec measure(JsonNode measure) {
    JsonNode repeats = measure.get("repeats");
    return new MeasureSpec(
        MeasureProfile.of(measure.get("profile").textValue()),
        measure.get("warmup").get("until").textValue().equals("steady"),
        span(measure.get("warmup").get("max")),
        repeats.get("forks").intValue(),
        repeats.get("max_forks").intValue(),
        span(repeats.get("min_duration")),
        repeats.get("until").get("ci95_relative").doubleValue(),
        Optional.ofNullable(measure.get("parity")).map(BenchmarkBinding::parity),
        energy(measure.get("energy")),
        real(measure.get("environment").get("require_idle")));
  }

  private static MeasureSpec.Parity parity(JsonNode parity) {
    return new MeasureSpec.Parity(
        parity.get("reference").textValue(),
        parity.get("max_abs").doubleValue(),
        parity.get("top1_agreement").doubleValue());
  }

  private static EnergySpec energy(JsonNode energy) {
    List<EnergySpec.Source> sources = new ArrayList<>();
    energy.get("source").forEach(word -> sources.add(EnergySpec.Source.of(word.textValue())));
    JsonNode baseline = energy.get("idle_baseline");
    return new EnergySpec(
        sources,
        baseline.isNumber() ? Duration.ZERO : span(baseline),
        energy.get("strict").booleanValue(),
        real(energy.get("watts_per_core")));
  }

  static BenchmarkSpec.Order order(JsonNode execute) {
    return BenchmarkSpec.Order.valueOf(execute.get("order").textValue().toUpperCase(Locale.ROOT));
  }

  static Duration span(JsonNode text) {
    return Binding.duration(text).orElseThrow();
  }

  static OptionalDouble real(@Nullable JsonNode number) {
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number.doubleValue());
  }

  private static List<InputSpec> inputs(JsonNode declared) {
    List<InputSpec> inputs = new ArrayList<>();
    for (JsonNode input : declared) {
      inputs.add(
          new InputSpec(
              input.path("name").asText(),
              integers(input.get("shape")),
              input.get("type").textValue(),
              whole(input.get("max"))));
    }
    return inputs;
  }

  private static OptionalLong whole(@Nullable JsonNode number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number.longValue());
  }

  private static List<Integer> integers(@Nullable JsonNode array) {
    List<Integer> values = new ArrayList<>();
    if (array != null) {
      array.forEach(value -> values.add(value.intValue()));
    }
    return values;
  }
}
