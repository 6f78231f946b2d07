// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.record.MlflowClient;
import assay.runner.record.MlflowExperiment;
import assay.runner.record.MlflowMetric;
import assay.runner.record.MlflowRun;
import assay.runner.record.Patience;
import assay.tracker.server.Tracker;
import assay.tracker.server.TrackerConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Logs benchmarks into a data directory as they are logged on the machine that measured them. */
final class LoggedHardware {

  static final String EXPERIMENT = "resnet";

  private LoggedHardware() {}

  /**
   * One cell, resnet50 at batch 8, with a file beside each fork.
   *
   * @param forkMeans samples/s; each fork has two iterations, 1 below and 1 above
   */
  static void log(Path data, String device, double... forkMeans) {
    try (Tracker tracker = Tracker.start(TrackerConfig.of(data));
        MlflowClient client =
            new MlflowClient(URI.create(tracker.address()), Patience.standard())) {
      MlflowExperiment experiment = client.experiment(EXPERIMENT);
      Map<String, String> tags = new HashMap<>();
      tags.put("assay.kind", "trial");
      tags.put("assay.benchmark", "inference");
      tags.put("assay.state", "finished");
      tags.put("assay.quality", "standard");
      tags.put("assay.device", device);
      tags.put("assay.env.cpu_model", device);
      MlflowRun trial = create(client, experiment, "resnet50 batch 8", tags);
      client.logBatch(
          trial.id(),
          List.of(new MlflowMetric("bench/latency_p50_ms", 80, 0, 1_000)),
          Map.of(
              "model.label", "resnet50",
              "engine", "PyTorch",
              "execute.target", "cpu",
              "execute.threads", "4",
              "input.batch", "8",
              "input.type", "float32",
              "scenario", "offline"),
          Map.of());
      client.endRun(trial.id(), "FINISHED", Instant.ofEpochMilli(61_000));
      for (int fork = 0; fork < forkMeans.length; fork++) {
        measurement(client, experiment, trial, fork, forkMeans[fork]);
      }
    }
  }

  /** A launch that says what a report is to compare. */
  static void declare(Path data, String comparison) {
    try (Tracker tracker = Tracker.start(TrackerConfig.of(data));
        MlflowClient client =
            new MlflowClient(URI.create(tracker.address()), Patience.standard())) {
      create(
          client,
          client.experiment(EXPERIMENT),
          "launch",
          Map.of("assay.kind", "launch", "assay.report.compare", comparison));
    }
  }

  private static void measurement(
      MlflowClient client, MlflowExperiment experiment, MlflowRun trial, int fork, double mean) {
    Map<String, String> tags =
        Map.of(
            "assay.kind", "measurement",
            "mlflow.parentRunId", trial.id(),
            "assay.fork", Integer.toString(fork));
    MlflowRun run = create(client, experiment, "fork " + fork, tags);
    List<MlflowMetric> points = new ArrayList<>();
    points.add(new MlflowMetric("bench/iteration_throughput", mean - 1, 0, 1_000));
    points.add(new MlflowMetric("bench/iteration_throughput", mean + 1, 1, 2_000));
    client.logBatch(run.id(), points, Map.of(), Map.of());
    client.uploadArtifact(run, "assay/latency.hdr", file(fork));
    client.endRun(run.id(), "FINISHED", Instant.ofEpochMilli(3_000));
  }

  /** The later forks have the shorter files. */
  private static byte[] file(int fork) {
    return "HISTF".repeat(3 - fork).getBytes(StandardCharsets.UTF_8);
  }

  private static MlflowRun create(
      MlflowClient client, MlflowExperiment experiment, String name, Map<String, String> tags) {
    return client.createRun(experiment.id(), name, Instant.ofEpochMilli(1_000), tags, "");
  }
}
