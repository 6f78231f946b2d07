// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.execute.Curves;
import assay.runner.execute.FitState;
import assay.runner.execute.Latencies;
import assay.runner.execute.MeasurementResult;
import assay.runner.measure.Drift;
import assay.runner.measure.LatencyHistogram;
import assay.runner.measure.Sample;
import assay.runner.spec.ScenarioSpec;
import assay.tracker.analysis.MannWhitney;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a result of what a measuring process told. */
final class ForkResult {
  private final SideFile side;
  private final Job job;
  private final Map<String, Double> metrics = new LinkedHashMap<>();
  private final Map<String, String> flags = new LinkedHashMap<>();
  private final Map<String, String> artifacts = new LinkedHashMap<>();
  private final Curves series = new Curves();

  ForkResult(SideFile side, Job job) {
    this.side = side;
    this.job = job;
  }

  /**
   * @param operationsPerSecond in each iteration
   * @param samples of the system, some before and after what was measured
   */
  MeasurementResult closed(List<Double> operationsPerSecond, List<Sample> samples) {
    Optional<JsonNode> measured = side.find(SideFile.MEASURED);
    if (measured.isEmpty() || operationsPerSecond.isEmpty()) {
      return MeasurementResult.unfinished(
          FitState.FAILED, "the measuring process told no result", Optional.empty());
    }
    long begin = side.find(SideFile.MEASURING).orElseThrow().get("at").longValue();
    int batch = job.settings().batch();
    long iterationMillis = job.iteration().toMillis();
    for (int i = 0; i < operationsPerSecond.size(); i++) {
      double throughput = operationsPerSecond.get(i) * batch;
      series.add(
          i, Map.of(MeasurementResult.ITERATIONS, throughput), begin + (i + 1) * iterationMillis);
    }
    double mean = operationsPerSecond.stream().mapToDouble(rate -> rate).average().orElseThrow();
    return result(measured.get(), mean * batch, begin, samples);
  }

  /** Of an open load, whose pace is not the model's. */
  MeasurementResult open(List<Sample> samples) {
    JsonNode measured = side.find(SideFile.MEASURED).orElseThrow();
    long begin = side.find(SideFile.MEASURING).orElseThrow().get("at").longValue();
    if (measured.get("operations").longValue() == 0) {
      return MeasurementResult.unfinished(
          FitState.FAILED,
          "no query was answered: " + measured.path("first_failure").asText("no reason is known"),
          Optional.empty());
    }
    JsonNode iterations = measured.get("iterations");
    for (int i = 0; i < iterations.size(); i++) {
      series.add(
          i,
          Map.of(MeasurementResult.ITERATIONS, iterations.get(i).doubleValue()),
          begin + (i + 1) * job.iteration().toMillis());
    }
    LatencyHistogram responses = LatencyHistogram.decoded(measured.get("response").textValue());
    artifacts.put(MeasurementResult.RESPONSES, responses.encoded());
    copy(measured, "offered_rate", "bench/offered_rate");
    copy(measured, "achieved_rate", "bench/achieved_rate");
    long unanswered = measured.get("offered").longValue() - measured.get("operations").longValue();
    if (unanswered == 0) {
      metrics.putAll(Latencies.metrics(responses, "bench/response_"));
    }
    if (!measured.get("sustained").booleanValue()) {
      flags.put(
          "unsteady",
          "%.1f of %.1f queries a second were answered, %d not at all: response times tell how long the load lasted"
              .formatted(
                  measured.get("achieved_rate").doubleValue(),
                  measured.path("offered_rate").doubleValue(),
                  unanswered));
    }
    return result(measured, measured.get("throughput").doubleValue(), begin, samples);
  }

  private MeasurementResult result(
      JsonNode measured, double throughput, long begin, List<Sample> samples) {
    metrics.put("bench/throughput", throughput);
    service(measured);
    common(measured, throughput);
    system(samples, begin, measured.get("at").longValue());
    drift();
    return new MeasurementResult(
        FitState.FINISHED, metrics, series, flags, artifacts, Optional.empty(), Optional.empty());
  }

  private void drift() {
    double[] windows =
        series.byName().getOrDefault(MeasurementResult.ITERATIONS, List.of()).stream()
            .mapToDouble(Curves.Point::value)
            .toArray();
    if (Drift.found(windows, (first, second) -> MannWhitney.of(first, second).p())) {
      flags.put("unsteady", "throughput changed while it was measured");
    }
  }

  private void service(JsonNode measured) {
    LatencyHistogram latencies = LatencyHistogram.decoded(measured.get("service").textValue());
    artifacts.put(MeasurementResult.LATENCIES, latencies.encoded());
    Map<String, Double> times = Latencies.metrics(latencies, "bench/latency_");
    metrics.putAll(times);
    boolean step = job.settings().scenario().kind() == ScenarioSpec.Kind.TRAINING_STEP;
    Double typical = times.get("bench/latency_mean_ms");
    if (step && typical != null) {
      metrics.put("bench/step_ms", typical);
    }
    metrics.put("bench/n", (double) latencies.count());
  }

  private void common(JsonNode measured, double throughput) {
    JsonNode loaded = side.find(SideFile.LOADED).orElseThrow();
    JsonNode warm = side.find(SideFile.WARM).orElseThrow();
    metrics.put("bench/load_ms", loaded.get("load_ms").doubleValue());
    metrics.put("bench/time_to_first_ms", loaded.get("time_to_first_ms").doubleValue());
    metrics.put("bench/warmup_s", warm.get("seconds").doubleValue());
    if (!warm.get("steady").booleanValue()) {
      flags.put(
          "unsteady",
          "throughput had not settled after %.0f s of warm-up"
              .formatted(warm.get("seconds").doubleValue()));
    }
    copy(loaded, "parameters", "model/params");
    copy(loaded, "values_per_sample", "model/values_per_sample");
    copy(loaded, "flops_per_sample", "model/flops_per_sample");
    if (loaded.has("flops_per_sample")) {
      double passes = Utilization.isTraining(job.settings()) ? Utilization.PASSES_OF_TRAINING : 1;
      metrics.put(
          "bench/flops_per_s", passes * loaded.get("flops_per_sample").doubleValue() * throughput);
    }
    copy(measured, "rss_peak_bytes", "mem/rss_peak_bytes");
    copy(measured, "heap_peak_bytes", "mem/heap_peak_bytes");
    copy(measured, "gpu_peak_bytes", "mem/gpu_peak_bytes");
    double operations = measured.get("operations").doubleValue();
    if (operations > 0 && measured.has("allocated_bytes")) {
      metrics.put(
          "mem/alloc_per_op_bytes", measured.get("allocated_bytes").doubleValue() / operations);
    }
    energy(measured, operations);
    if (measured.has("throttled")) {
      flags.put("throttled", measured.get("throttled").textValue());
    }
  }

  private void energy(JsonNode measured, double operations) {
    for (String source : List.of("cpu", "gpu", "total")) {
      copy(measured, source + "_j", "energy/" + source + "_j");
    }
    copy(measured, "cpu_j_estimated", "energy/cpu_j_estimated");
    copy(measured, "net_total_j", "energy/net_total_j");
    copy(measured, "idle_w", "energy/idle_w");
    double samples = operations * job.settings().batch();
    perSample(measured, "total_j", samples, "energy/j_per_sample");
    perSample(measured, "net_total_j", samples, "energy/net_j_per_sample");
    perSample(measured, "total_j_estimated", samples, "energy/j_per_sample_estimated");
  }

  private void perSample(JsonNode measured, String joules, double samples, String metric) {
    if (measured.has(joules) && samples > 0) {
      metrics.put(metric, measured.get(joules).doubleValue() / samples);
    }
  }

  private void copy(JsonNode from, String field, String metric) {
    JsonNode value = from.get(field);
    if (value != null) {
      metrics.put(metric, value.doubleValue());
    }
  }

  /** What the system did while it was measured, and only then. */
  private void system(List<Sample> samples, long from, long to) {
    int step = 0;
    for (Sample sample : samples) {
      if (sample.timestampMillis() >= from && sample.timestampMillis() <= to) {
        series.add(step++, sample.values(), sample.timestampMillis());
      }
    }
  }
}
