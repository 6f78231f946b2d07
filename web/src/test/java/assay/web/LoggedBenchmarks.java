// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Benchmarks as the runner logs them: resnet50 with batches of 1, 8, 16 and 64 on a CPU, which is
 * too small for the last, and on two GPUs, of which one throttles with the last. Forks of each
 * differ by 2 % in the same way, so that the interval of a ratio r is r·[0.9557, 1.0464] (Welch's
 * test on their logarithms).
 */
final class LoggedBenchmarks {
  static final String NAME = "vision-inference";

  private static final long START = System.currentTimeMillis() - 3_600_000;
  private static final double[] FORKS = {1, 1.02, 0.98};

  private final RunLog log;
  private final String experiment;

  private LoggedBenchmarks(RunLog log, String name) {
    this.log = log;
    this.experiment = log.experiment(name, Map.of());
  }

  static String log(RunLog log) {
    LoggedBenchmarks benchmarks = new LoggedBenchmarks(log, NAME);
    benchmarks.measure("EPYC 7543", "cpu", 1, 100);
    benchmarks.measure("EPYC 7543", "cpu", 8, 150);
    benchmarks.measure("EPYC 7543", "cpu", 16, 160);
    benchmarks.fail("EPYC 7543", "cpu", 64);
    benchmarks.measure("NVIDIA L4", "gpu:0", 1, 200);
    benchmarks.measure("NVIDIA L4", "gpu:0", 8, 600);
    benchmarks.measure("NVIDIA L4", "gpu:0", 16, 640);
    benchmarks.measure("NVIDIA L4", "gpu:0", 64, 600, "assay.flag.throttled", "true");
    benchmarks.measure("NVIDIA H100", "gpu:0", 1, 400);
    benchmarks.measure("NVIDIA H100", "gpu:0", 8, 1800);
    benchmarks.measure("NVIDIA H100", "gpu:0", 16, 2560);
    benchmarks.measure("NVIDIA H100", "gpu:0", 64, 3000);
    return benchmarks.experiment;
  }

  /** Another model on the L4 alone, with two threads counts. */
  static String logThreads(RunLog log) {
    LoggedBenchmarks benchmarks = new LoggedBenchmarks(log, "threads");
    Map<String, String> params = params("cpu", 1);
    benchmarks.measure("EPYC 7543", params, 50, Map.of());
    params.put("execute.threads", "2");
    benchmarks.measure("EPYC 7543", params, 90, Map.of());
    return benchmarks.experiment;
  }

  private static Map<String, String> params(String target, int batch) {
    return new HashMap<>(
        Map.of(
            "model.label", "resnet50",
            "engine", "PyTorch",
            "execute.target", target,
            "execute.threads", "4",
            "input.batch", Integer.toString(batch),
            "input.type", "float32",
            "scenario", "offline",
            "scenario.kind", "offline"));
  }

  private void measure(String device, String target, int batch, double throughput, String... flag) {
    measure(
        device,
        params(target, batch),
        throughput,
        flag.length == 0 ? Map.of() : Map.of(flag[0], flag[1]));
  }

  private void measure(
      String device, Map<String, String> params, double throughput, Map<String, String> flags) {
    String trial = trial(device, params, "finished", flags);
    int batch = Integer.parseInt(params.get("input.batch"));
    log.metrics(
        trial,
        List.of(
            point("bench/throughput", throughput),
            point("bench/ci_low", 0.97 * throughput),
            point("bench/ci_high", 1.03 * throughput),
            point("bench/latency_p50_ms", 1000 * batch / throughput),
            point("bench/latency_p99_ms", 1500 * batch / throughput),
            point("mem/rss_peak_bytes", 1.5e9),
            point("bench/flops_per_s", 8e9 * throughput),
            point("bench/mfu", 0.2),
            point("bench/roofline_frac", 0.4),
            point("energy/j_per_sample", 50 / throughput),
            point("cost/usd_per_1m_samples", 300 / throughput)));
    log.end(trial, "FINISHED", START + 60_000);
    for (int fork = 0; fork < FORKS.length; fork++) {
      measurement(trial, fork, FORKS[fork] * throughput);
    }
  }

  private void measurement(String trial, int fork, double mean) {
    Map<String, String> tags =
        Map.of(
            "assay.kind",
            "measurement",
            "mlflow.parentRunId",
            trial,
            "assay.fork",
            Integer.toString(fork));
    String run = log.run(experiment, "fork " + fork, tags, START + fork);
    List<Point> points = new ArrayList<>();
    for (int step = 0; step < 2; step++) {
      double value = mean * (step == 0 ? 0.99 : 1.01);
      points.add(new Point("bench/iteration_throughput", value, step, START + step));
    }
    log.metrics(run, points);
    log.end(run, "FINISHED", START + 30_000);
  }

  private void fail(String device, String target, int batch) {
    String trial =
        trial(
            device,
            params(target, batch),
            "oom",
            Map.of("assay.cause", "The batch needs 33 GB, there are 32."));
    log.end(trial, "FAILED", START + 1000);
  }

  private String trial(
      String device, Map<String, String> params, String state, Map<String, String> more) {
    Map<String, String> tags = new HashMap<>(more);
    tags.put("assay.kind", "trial");
    tags.put("assay.benchmark", "inference");
    tags.put("assay.state", state);
    tags.put("assay.quality", "standard");
    tags.put("assay.device", device);
    tags.put("assay.env.os", "Linux");
    tags.put("assay.env.cpu_model", device.startsWith("EPYC") ? device : "Xeon 8480+");
    tags.put("assay.env.memory_bytes", device.startsWith("EPYC") ? "32000000000" : "64000000000");
    if (!device.startsWith("EPYC")) {
      tags.put("assay.env.gpu_name", device);
    }
    String name = "%s batch %s".formatted(device, params.get("input.batch"));
    String trial = log.run(experiment, name, tags, START);
    log.params(trial, params);
    return trial;
  }

  private static Point point(String key, double value) {
    return new Point(key, value, 0, START);
  }
}
