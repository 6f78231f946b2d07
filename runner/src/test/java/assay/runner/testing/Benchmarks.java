// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.testing;

import assay.runner.execute.BenchmarkFacts;
import assay.runner.execute.Curves;
import assay.runner.execute.FitState;
import assay.runner.execute.MeasurementResult;
import assay.runner.execute.TargetFacts;
import assay.runner.measure.LatencyHistogram;
import assay.runner.plan.BenchmarkInputs;
import assay.runner.plan.BenchmarkPlan;
import assay.runner.plan.BenchmarkPlanner;
import assay.runner.spec.BenchmarkSpec;
import assay.runner.spec.Problems;
import assay.runner.spec.SpecReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Small benchmarks on a machine that is made up. */
public final class Benchmarks {
  public static final String ID = "0123456789abcdef0123456789abcdef";

  /** Two batches of a small perceptron. */
  public static final String SMALL =
      """
      assay: 1
      kind: benchmark
      name: small
      model: {family: mlp, hidden: [8], outputs: 3}
      input: {shape: [4]}
      search: {space: {input.batch: {values: [1, 16]}}}
      measure: {profile: smoke}
      execute: {threads: 1}
      """;

  private Benchmarks() {}

  public static BenchmarkSpec spec(String text) {
    return spec(Path.of("bench.yaml"), text);
  }

  public static BenchmarkSpec spec(Path file, String text) {
    Problems problems = new Problems();
    return SpecReader.declarationText("bench.yaml", file, text, Map.of(), problems)
        .map(declaration -> (BenchmarkSpec) declaration)
        .orElseThrow(() -> new AssertionError(String.join("\n", problems.lines())));
  }

  public static BenchmarkPlan plan(String text) {
    return plan(spec(text), Map.of());
  }

  /**
   * @param digests of model files by path
   */
  public static BenchmarkPlan plan(BenchmarkSpec spec, Map<String, String> digests) {
    return BenchmarkPlanner.plan(spec, inputs("f1", digests));
  }

  public static BenchmarkInputs inputs(String fingerprint, Map<String, String> digests) {
    return new BenchmarkInputs(
        digests,
        Map.of("PyTorch", "PyTorch 1", "OnnxRuntime", "ONNX Runtime 1"),
        Map.of(
            "PyTorch on cpu", fingerprint,
            "OnnxRuntime on cpu", fingerprint,
            "PyTorch on gpu:7", fingerprint),
        4);
  }

  public static BenchmarkFacts facts(BenchmarkPlan plan) {
    TargetFacts cpu =
        new TargetFacts("AMD EPYC 7763", "f1", Map.of("kernel", "6.1"), Map.of("cpu", "counter"));
    return new BenchmarkFacts(
        ID,
        plan,
        Instant.parse("2026-03-01T12:00:00Z"),
        "{\"cpu\": 1}",
        "f0",
        Map.of("PyTorch on cpu", cpu, "OnnxRuntime on cpu", cpu));
  }

  /**
   * A finished measurement.
   *
   * @param iterations samples per second
   */
  public static MeasurementResult result(double... iterations) {
    Curves series = new Curves();
    double sum = 0;
    for (int i = 0; i < iterations.length; i++) {
      series.add(i, Map.of(MeasurementResult.ITERATIONS, iterations[i]), 1_000L * i);
      sum += iterations[i];
    }
    LatencyHistogram latencies = new LatencyHistogram();
    for (int i = 1; i <= 1000; i++) {
      latencies.record(i * 1_000_000L);
    }
    return new MeasurementResult(
        FitState.FINISHED,
        Map.of(
            "bench/throughput", sum / iterations.length,
            "bench/n", 1000.0,
            "mem/rss_peak_bytes", 1e8),
        series,
        Map.of(),
        Map.of(MeasurementResult.LATENCIES, latencies.encoded()),
        Optional.empty(),
        Optional.empty());
  }
}
