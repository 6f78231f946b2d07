// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.testing.Benchmarks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkReaderTest {
  private static final String HARDWARE =
      """
      assay: 1
      kind: benchmark
      name: hardware
      seed: 3
      model: {family: mlp, hidden: [8]}
      input: {shape: [4], type: float32, data: random}
      scenarios:
        - {name: offline, load: closed, samples_min: 2048}
        - {name: single_stream, load: closed, concurrency: 1, percentile: 90}
        - {name: server, load: poisson, rate: [10, 50, 200], percentile: 99, limit: 100ms}
      search:
        strategy: grid
        space:
          execute.target: {values: [cpu, "gpu:0"]}
          input.batch: {values: [1, 8]}
          execute.threads: {values: [1, 2, physical_cores], when: {execute.target: cpu}}
        forbid: [{scenario: single_stream, input.batch: [8]}, {scenario: server, execute.threads: [2]}]
      measure:
        profile: standard
        warmup: {until: steady, max: 60s}
        repeats: {forks: 5, min_duration: 20s, until: {ci95_relative: 0.02}, max_forks: 15}
        parity: {reference: cpu, max_abs: 1e-3, top1_agreement: 0.999}
        environment: {require_idle: 0.95}
      execute: {exclusive: true, order: interleaved, isolation: process, on_oom: skip_larger}
      report: {compare: {baseline: {execute.target: cpu, input.batch: 1}, views: [same_batch, pareto]}}
      """;

  @TempDir Path folder;

  /** 2 batches x (3 threads on cpu + gpu) = 8 cells; scenarios of each: 1 + 1 + 3. */
  @Test
  void aCellIsAPointOfTheSpaceInOneScenarioAtOneRate() {
    List<CellConfiguration> cells = Benchmarks.spec(HARDWARE).configurations();

    assertThat(cells).hasSize(8 * 5 - 4 - 2 * 3);
    assertThat(cells)
        .filteredOn(cell -> cell.settings().scenario().kind() == ScenarioSpec.Kind.SERVER)
        .extracting(cell -> cell.settings().scenario().rate().getAsDouble())
        .containsOnly(10.0, 50.0, 200.0);
    assertThat(cells)
        .filteredOn(cell -> cell.settings().scenario().name().equals("single_stream"))
        .allMatch(cell -> cell.settings().batch() == 1);
    assertThat(cells)
        .filteredOn(cell -> cell.settings().target().equals("gpu:0"))
        .allMatch(cell -> cell.settings().threads().isEmpty());
  }

  @Test
  void whatIsMeasuredIsAsDeclared() {
    MeasureSpec measure = Benchmarks.spec(HARDWARE).measure();

    assertThat(measure.forks()).isEqualTo(5);
    assertThat(measure.maxForks()).isEqualTo(15);
    assertThat(measure.minDuration()).isEqualTo(Duration.ofSeconds(20));
    assertThat(measure.warmupMax()).isEqualTo(Duration.ofSeconds(60));
    assertThat(measure.ci95Relative()).isEqualTo(0.02);
    assertThat(measure.parity()).contains(new MeasureSpec.Parity("cpu", 1e-3, 0.999));
    assertThat(measure.requireIdle()).hasValue(0.95);
  }

  @Test
  void energyIsFoundOutAsDeclared() {
    BenchmarkSpec declared =
        Benchmarks.spec(
            Benchmarks.SMALL.replace(
                "profile: smoke",
                "energy: {source: [counter, sampled, estimate], idle_baseline: 30s, strict: true,"
                    + " watts_per_core: 12.5}"));
    BenchmarkSpec standard = Benchmarks.spec(Benchmarks.SMALL.replace("smoke", "standard"));
    BenchmarkSpec without =
        Benchmarks.spec(
            Benchmarks.SMALL.replace(
                "profile: smoke", "profile: publish, energy: {idle_baseline: 0}"));

    assertThat(declared.measure().energy())
        .isEqualTo(
            new EnergySpec(
                List.of(
                    EnergySpec.Source.COUNTER,
                    EnergySpec.Source.SAMPLED,
                    EnergySpec.Source.ESTIMATE),
                Duration.ofSeconds(30),
                true,
                OptionalDouble.of(12.5)));
    assertThat(declared.asksForEnergy()).isTrue();
    assertThat(standard.measure().energy())
        .isEqualTo(
            new EnergySpec(
                List.of(EnergySpec.Source.COUNTER, EnergySpec.Source.SAMPLED),
                Duration.ofSeconds(10),
                false,
                OptionalDouble.empty()));
    assertThat(standard.asksForEnergy()).isFalse();
    assertThat(without.measure().energy().idleBaseline()).isZero();
    assertThat(Benchmarks.spec(Benchmarks.SMALL).measure().energy().idleBaseline()).isZero();
  }

  @Test
  void theProfileGivesWhatIsNotDeclared() {
    MeasureSpec smoke = Benchmarks.spec(Benchmarks.SMALL).measure();
    MeasureSpec few =
        Benchmarks.spec(Benchmarks.SMALL.replace("profile: smoke", "repeats: {max_forks: 2}"))
            .measure();

    assertThat(smoke.forks()).isEqualTo(1);
    assertThat(smoke.maxForks()).isEqualTo(1);
    assertThat(smoke.steadyWarmup()).isFalse();
    assertThat(smoke.minDuration()).isEqualTo(Duration.ofMillis(400));
    assertThat(few.profile()).isEqualTo(MeasureProfile.STANDARD);
    assertThat(few.forks()).isEqualTo(2);
    assertThat(few.minDuration()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void theEngineFollowsFromTheModel() throws Exception {
    Files.createFile(folder.resolve("a.onnx"));
    Files.createFile(folder.resolve("a.pt"));

    assertThat(engine("{file: a.onnx}")).isEqualTo("OnnxRuntime");
    assertThat(engine("{file: a.pt}")).isEqualTo("PyTorch");
    assertThat(engine("{family: mlp}")).isEqualTo("PyTorch");
  }

  private String engine(String model) {
    String text = Benchmarks.SMALL.replace("{family: mlp, hidden: [8], outputs: 3}", model);
    return Benchmarks.spec(folder.resolve("a.yaml"), text)
        .configurations()
        .getFirst()
        .settings()
        .engine();
  }

  @Test
  void modelsCanBeSearched() {
    String text =
        Benchmarks.SMALL.replace(
            "input.batch: {values: [1, 16]}", "model.hidden: {values: [[4], [8, 8]]}");

    assertThat(Benchmarks.spec(text).configurations()).hasSize(2);
  }

  @Test
  void aTrainingIsWhereABenchmarkIsNot() {
    Problems problems = new Problems();
    Optional<ExperimentSpec> spec =
        SpecReader.readText("a.yaml", Path.of("a.yaml"), Benchmarks.SMALL, Map.of(), problems);

    assertThat(spec).isEmpty();
    assertThat(problems.lines()).singleElement().asString().contains("Use `kind: train`.");
  }
}
