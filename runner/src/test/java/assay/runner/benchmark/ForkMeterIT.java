// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.runner.execute.FitState;
import assay.runner.execute.MeasurementResult;
import assay.runner.measure.EnergyChoice;
import assay.runner.measure.LatencyHistogram;
import assay.runner.measure.SourceEnergy;
import assay.runner.measure.Ticker;
import assay.runner.plan.BenchmarkPlan;
import assay.runner.plan.BenchmarkPlanner;
import assay.runner.spec.BenchmarkSpec;
import assay.runner.testing.Benchmarks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measurements in real processes, as short as they can be; no speed is asserted. */
class ForkMeterIT {
  private static final String FAMILY = "{family: mlp, hidden: [8], outputs: 3}";

  @TempDir Path folder;
  private EnergyPlan energy = EnergyPlan.MEASURED;

  @Test
  void aForkGivesThroughputLatenciesAndMemory() throws InterruptedException {
    MeasurementResult result = measure(Benchmarks.SMALL);

    assertFinished(result);
    assertThat(result.metrics())
        .containsKeys(
            "bench/load_ms",
            "bench/time_to_first_ms",
            "bench/warmup_s",
            "bench/latency_mean_ms",
            "mem/rss_peak_bytes",
            "mem/heap_peak_bytes",
            "mem/alloc_per_op_bytes")
        .containsEntry("model/params", 4.0 * 8 + 8 + 8 * 3 + 3)
        .containsEntry("model/values_per_sample", 4.0 + 8 + 8 + 3)
        .containsEntry("model/flops_per_sample", 2.0 * 4 * 8 + 8 + 2 * 8 * 3 + 3);
    assertThat(result.series().byName().get(MeasurementResult.ITERATIONS)).hasSize(2);
    LatencyHistogram latencies =
        LatencyHistogram.decoded(
            Objects.requireNonNull(result.artifacts().get(MeasurementResult.LATENCIES)));
    assertThat((double) latencies.count()).isEqualTo(result.metrics().get("bench/n"));
  }

  /** Whatever this machine counts, a core of 10 W that works for a measured second takes 10 J. */
  @Test
  void estimatedEnergyIsNeverToldAsMeasured() throws InterruptedException {
    energy =
        new EnergyPlan(
            new EnergyChoice(List.of(SourceEnergy.Method.ESTIMATE), false, OptionalDouble.of(10)),
            Map.of("cpu", Map.of("cpu", 3.0)));

    MeasurementResult result = measure(Benchmarks.SMALL);

    assertThat(result.metrics())
        .containsKeys("energy/cpu_j_estimated", "energy/j_per_sample_estimated")
        .doesNotContainKeys(
            "energy/cpu_j", "energy/total_j", "energy/j_per_sample", "energy/net_total_j");
    assertThat(result.metrics().get("energy/cpu_j_estimated")).isPositive();
  }

  @Test
  void severalThreadsCallAtOnce() throws InterruptedException {
    MeasurementResult result =
        measure(Benchmarks.SMALL + "scenarios: [{name: multi_stream, concurrency: 2}]\n");

    assertFinished(result);
  }

  @Test
  void stepsOfTrainingAreMeasured() throws InterruptedException {
    MeasurementResult result = measure(Benchmarks.SMALL + "scenarios: [{name: training_step}]\n");

    assertFinished(result);
    assertThat(result.metrics()).containsKey("bench/step_ms");
  }

  @Test
  void anOpenLoadTellsResponseTimes() throws InterruptedException {
    MeasurementResult result =
        measure(Benchmarks.SMALL + "scenarios: [{name: server, rate: [200]}]\n");

    assertFinished(result);
    assertThat(result.metrics())
        .containsKeys("bench/response_p50_ms", "bench/achieved_rate", "bench/offered_rate");
    assertThat(result.artifacts()).containsKey(MeasurementResult.RESPONSES);
  }

  @Test
  void halfPrecisionRuns() throws InterruptedException {
    assertFinished(measure(Benchmarks.SMALL.replace("shape: [4]", "shape: [4], type: float16")));
  }

  /** In another order than the model's: they are told apart by their names. */
  @Test
  void severalInputsAndWholeNumbersRun() throws Exception {
    OnnxFile.lookUp(folder.resolve("linear.onnx"), 7);

    assertFinished(measure(lookUp("[{name: x, shape: [4]}, %s]".formatted(ids("max: 7")))));
    assertFinished(measure(lookUp("[%s, {shape: [4]}]".formatted(ids("max: 7")))));
    MeasurementResult beyond = measure(lookUp("[%s, {shape: [4]}]".formatted(ids("max: 1000000"))));
    assertThat(beyond.state()).isEqualTo(FitState.FAILED);
    assertThat(beyond.cause().orElseThrow()).containsIgnoringCase("gather");
  }

  @Test
  void inputsThatTheModelDoesNotHaveAreTold() throws Exception {
    OnnxFile.lookUp(folder.resolve("linear.onnx"), 7);

    MeasurementResult wrong =
        measure(lookUp("[%s, {name: mask, shape: [4]}]".formatted(ids("max: 7"))));
    MeasurementResult none =
        measure(
            Benchmarks.SMALL
                .replace(FAMILY, "{file: linear.onnx}")
                .replace("input: {shape: [4]}\n", ""));

    assertThat(wrong.cause())
        .contains("linear.onnx has the inputs ids, x; `input.inputs` has 2, named ids, mask.");
    assertThat(none.cause().orElseThrow())
        .startsWith("linear.onnx has 2 inputs (ids, x). Say them:");
  }

  private static String ids(String bound) {
    return "{name: ids, shape: [4], type: int64, %s}".formatted(bound);
  }

  private static String lookUp(String inputs) {
    return Benchmarks.SMALL
        .replace(FAMILY, "{file: linear.onnx}")
        .replace("input: {shape: [4]}", "input: {inputs: %s}".formatted(inputs));
  }

  @Test
  void torchScriptRuns() throws Exception {
    assertFinished(
        measure(Benchmarks.SMALL.replace(FAMILY, "{file: %s}".formatted(torchScript()))));
  }

  @Test
  void torchScriptThatIsGivenNoShapeSaysSo() throws Exception {
    MeasurementResult result =
        measure(
            Benchmarks.SMALL
                .replace(FAMILY, "{file: %s}".formatted(torchScript()))
                .replace("input: {shape: [4]}\n", ""));

    assertThat(result.state()).isEqualTo(FitState.FAILED);
    assertThat(result.cause().orElseThrow()).contains("does not tell the shape", "--shape");
  }

  /** Whose input is [batch, 4], as the file says. */
  @Test
  void onnxRunsWithTheShapeThatItsFileTells() throws Exception {
    OnnxFile.linear(folder.resolve("linear.onnx"), 4, 3);

    MeasurementResult result =
        measure(
            Benchmarks.SMALL
                .replace(FAMILY, "{file: linear.onnx}")
                .replace("input: {shape: [4]}\n", "measure: {profile: smoke, parity: {}}\n")
                .replace("measure: {profile: smoke}\n", ""));

    assertFinished(result);
  }

  @Test
  void aFileThatIsNoModelIsAFailureWithItsCause() throws Exception {
    Files.writeString(folder.resolve("broken.onnx"), "no model");

    MeasurementResult result = measure(Benchmarks.SMALL.replace(FAMILY, "{file: broken.onnx}"));

    assertThat(result.state()).isEqualTo(FitState.FAILED);
    assertThat(result.cause().orElseThrow())
        .contains("broken.onnx cannot be loaded by OnnxRuntime");
  }

  /** Sixteen million numbers of 1000 samples do not fit into the heap. */
  @Test
  void memoryThatRunsOutIsToldAsSuch() throws InterruptedException {
    MeasurementResult result =
        measure(
            Benchmarks.SMALL
                .replace("shape: [4]", "shape: [1000000], batch: 2000")
                .replace("search: {space: {input.batch: {values: [1, 16]}}}\n", "")
                .replace("hidden: [8]", "hidden: [1]"));

    assertThat(result.state()).as(result.toString()).isEqualTo(FitState.OOM);
    assertThat(result.cause().orElseThrow()).startsWith("memory ran out");
  }

  @Test
  void aDeviceThatIsNotThereIsSkipped() throws InterruptedException {
    MeasurementResult result =
        measure(Benchmarks.SMALL.replace("threads: 1", "threads: 1, target: \"gpu:7\""));

    assertThat(result.state()).isEqualTo(FitState.SKIPPED);
    assertThat(result.cause().orElseThrow()).startsWith("E140: `gpu:7` asked");
  }

  @Test
  void aProcessThatIsKilledIsARowOfItsOwn() throws InterruptedException {
    ProcessSampling killer =
        (pid, listener) -> {
          ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
          return () -> {};
        };

    MeasurementResult result = measure(LONG, killer, ForkMeterIT::goOn);

    assertThat(result.state()).isEqualTo(FitState.OOM);
    assertThat(result.cause().orElseThrow()).contains("signal 9");
  }

  private static final String LONG =
      Benchmarks.SMALL.replace(
          "profile: smoke", "repeats: {forks: 1, max_forks: 1, min_duration: 60s}");

  @Test
  void aProcessThatTakesTooLongIsEnded() throws InterruptedException {
    String text = LONG.replace("threads: 1", "threads: 1, timeout: 1s");

    MeasurementResult result = measure(text, ProcessSampling.NONE, ForkMeterIT::goOn);

    assertThat(result.state()).isEqualTo(FitState.TIMEOUT);
    assertThat(result.cause()).contains("`execute.timeout` reached: 1 s");
  }

  @Test
  void aLaunchThatStopsEndsItsProcess() {
    long[] pid = new long[1];
    ProcessSampling watch =
        (number, listener) -> {
          pid[0] = number;
          return () -> {};
        };

    assertThatThrownBy(() -> measure(LONG, watch, () -> pid[0] != 0))
        .isInstanceOf(InterruptedException.class);
    assertThat(ProcessHandle.of(pid[0]).map(ProcessHandle::onExit))
        .satisfies(exit ->
            exit.ifPresent(
                future -> future.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join()));
  }

  @Test
  void wrongOutputsHaveNoSpeed() throws InterruptedException {
    MeasurementResult same =
        measure(
            Benchmarks.SMALL.replace("profile: smoke", "profile: smoke, parity: {max_abs: 1e-5}"));
    MeasurementResult rounded =
        measure(
            Benchmarks.SMALL
                .replace("profile: smoke", "profile: smoke, parity: {max_abs: 1e-9}")
                .replace("shape: [4]", "shape: [4], type: float16"));

    assertFinished(same);
    assertThat(rounded.state()).isEqualTo(FitState.FAILED);
    assertThat(rounded.flags()).containsKey("parity");
    assertThat(rounded.metrics()).isEmpty();
  }

  private static boolean goOn() {
    return false;
  }

  private static void assertFinished(MeasurementResult result) {
    assertThat(result.state())
        .as(result.cause().orElse("") + result.detail().orElse(""))
        .isEqualTo(FitState.FINISHED);
    assertThat(result.metrics().get("bench/throughput")).isPositive();
    assertThat(result.metrics().get("bench/n")).isPositive();
  }

  private String torchScript() throws IOException {
    Path file = folder.resolve("linear.pt");
    try (InputStream in = ForkMeterIT.class.getResourceAsStream("linear.pt")) {
      Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    return "linear.pt";
  }

  private MeasurementResult measure(String text) throws InterruptedException {
    return measure(text, ProcessSampling.NONE, ForkMeterIT::goOn);
  }

  private MeasurementResult measure(String text, ProcessSampling sampling, BooleanSupplier stopping)
      throws InterruptedException {
    BenchmarkSpec spec = Benchmarks.spec(folder.resolve("bench.yaml"), text);
    BenchmarkPlan plan =
        BenchmarkPlanner.plan(
            spec,
            Benchmarks.inputs(
                "f", Map.of("linear.pt", "d", "linear.onnx", "d", "broken.onnx", "d")));
    try (ForkMeter meter =
        new ForkMeter(
            spec, sampling, Optional::empty, trial -> Optional.empty(), energy, Ticker.system())) {
      return meter.measure(plan.measurement(plan.trials().getLast(), 0), stopping);
    }
  }
}
