// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes trials of benchmarks: of {@code resnet50}, offline, float32, batch 8, one thread. */
final class Measured {

  private final Map<String, String> params =
      new HashMap<>(
          Map.of(
              "model.label", "resnet50",
              "model.digest", "3f2a91c07d55e1",
              "engine", "PyTorch",
              "execute.target", "cpu",
              "execute.threads", "1",
              "input.batch", "8",
              "input.type", "float32",
              "scenario", "offline",
              "scenario.kind", "offline"));
  private final Map<String, String> tags = new HashMap<>();
  private final Map<String, Double> metrics = new HashMap<>();
  private final List<BenchmarkFork> forks = new ArrayList<>();
  private final String runId;
  private long startMillis = 1_000;

  private Measured(String runId, String device) {
    this.runId = runId;
    tag("assay.device", device);
    tag("assay.env.fingerprint", "hash of " + device);
    tag("assay.env.cpu_model", device);
    tag("assay.env.kernel", "6.1");
    tag("assay.quality", "standard");
    tag("assay.state", "finished");
  }

  static Measured on(String device) {
    return new Measured("on " + device, device);
  }

  static Measured as(String runId, String device) {
    return new Measured(runId, device);
  }

  Measured param(String key, String value) {
    params.put(key, value);
    return this;
  }

  Measured without(String param) {
    params.remove(param);
    return this;
  }

  Measured tag(String key, String value) {
    tags.put(key, value);
    return this;
  }

  Measured metric(String key, double value) {
    metrics.put(key, value);
    return this;
  }

  Measured at(long millis) {
    startMillis = millis;
    return this;
  }

  Measured batch(int batch) {
    return param("input.batch", Integer.toString(batch));
  }

  Measured threads(int threads) {
    return param("execute.threads", Integer.toString(threads));
  }

  Measured model(String label) {
    return param("model.label", label);
  }

  /** One more fork. */
  Measured fork(Double... iterations) {
    forks.add(new BenchmarkFork(forks.size(), Arrays.asList(iterations)));
    return this;
  }

  /** Five forks that agree in every iteration. */
  Measured always(double throughput) {
    for (int i = 0; i < 5; i++) {
      fork(throughput, throughput);
    }
    return this;
  }

  BenchmarkTrial trial() {
    return new BenchmarkTrial(
        runId, "a trial", startMillis, startMillis + 500, true, params, tags, metrics, forks);
  }
}
