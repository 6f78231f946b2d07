// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Logs trials of benchmarks with their measurements through MLflow's protocol. */
final class LoggedBenchmark {

  private final TrackerClient client;
  private final String experiment;
  private final Map<String, String> params = new LinkedHashMap<>();
  private final Map<String, String> tags = new LinkedHashMap<>();
  private final Map<String, Double> metrics = new LinkedHashMap<>();

  LoggedBenchmark(TrackerClient client, String experiment, String device) {
    this.client = client;
    this.experiment = experiment;
    param("model.label", "resnet50").param("model.digest", "3f2a91c0");
    param("engine", "PyTorch").param("execute.target", "cpu").param("execute.threads", "4");
    param("input.batch", "8").param("input.type", "float32");
    param("scenario", "offline").param("scenario.kind", "offline");
    tag("assay.benchmark", "inference").tag("assay.quality", "standard");
    tag("assay.state", "finished").tag("assay.device", device);
    tag("assay.env.fingerprint", "of " + device).tag("assay.env.cpu_model", device);
  }

  LoggedBenchmark param(String key, String value) {
    params.put(key, value);
    return this;
  }

  LoggedBenchmark tag(String key, String value) {
    tags.put(key, value);
    return this;
  }

  LoggedBenchmark metric(String key, double value) {
    metrics.put(key, value);
    return this;
  }

  /**
   * @param forks the iterations of each fork, in samples/s
   * @return the id of the trial
   */
  String log(double[]... forks) {
    String trial = create("trial", tags);
    String values =
        metrics.entrySet().stream()
            .map(it -> point(it.getKey(), it.getValue(), 0))
            .collect(Collectors.joining(","));
    client.mlflow(
        "runs/log-batch",
        "{'run_id': '%s', 'metrics': [%s], 'params': [%s]}"
            .formatted(trial, values, pairs(params)));
    end(trial);
    for (int fork = 0; fork < forks.length; fork++) {
      measurement(trial, fork, forks[fork]);
    }
    return trial;
  }

  private void measurement(String trial, int fork, double[] iterations) {
    String run =
        create(
            "measurement",
            Map.of("mlflow.parentRunId", trial, "assay.fork", Integer.toString(fork)));
    String series =
        IntStream.range(0, iterations.length)
            .mapToObj(step -> point("bench/iteration_throughput", iterations[step], step))
            .collect(Collectors.joining(","));
    client.mlflow("runs/log-batch", "{'run_id': '%s', 'metrics': [%s]}".formatted(run, series));
    end(run);
  }

  private String create(String kind, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(more);
    all.put("assay.kind", kind);
    return client
        .mlflow(
            "runs/create",
            "{'experiment_id': '%s', 'start_time': 1000, 'tags': [%s]}"
                .formatted(experiment, pairs(all)))
        .at("/run/info/run_id")
        .asText();
  }

  private void end(String run) {
    client.mlflow(
        "runs/update", "{'run_id': '%s', 'status': 'FINISHED', 'end_time': 9000}".formatted(run));
  }

  private static String point(String key, double value, int step) {
    return "{'key': '%s', 'value': %s, 'timestamp': %d, 'step': %d}"
        .formatted(key, value, 1000 + step, step);
  }

  private static String pairs(Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(it -> "{'key': '%s', 'value': '%s'}".formatted(it.getKey(), it.getValue()))
        .collect(Collectors.joining(","));
  }
}
