// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs of an MLflow client that knows nothing of Assay: no tag begins with {@code assay.}. */
final class ForeignRuns {
  static final String NAME = "torch-baselines";

  private static final long START = System.currentTimeMillis() - 7_200_000;

  private final String experiment;
  private final String first;

  private ForeignRuns(String experiment, String first) {
    this.experiment = experiment;
    this.first = first;
  }

  static ForeignRuns log(RunLog log) {
    String experiment = log.experiment(NAME, Map.of());
    String first = run(log, experiment, "nimble-koi-1", "0.1");
    run(log, experiment, "gifted-owl-2", "0.01");
    String nested = log.run(experiment, "nested-fox", Map.of("mlflow.parentRunId", first), START);
    log.end(nested, "FINISHED", START + 1000);
    return new ForeignRuns(experiment, first);
  }

  private static String run(RunLog log, String experiment, String name, String rate) {
    Map<String, String> tags = Map.of("mlflow.user", "ada", "mlflow.source.name", "train.py");
    String run = log.run(experiment, name, tags, START);
    log.params(run, Map.of("lr", rate, "arch", "resnet18"));
    List<Point> points = new ArrayList<>();
    for (int step = 0; step < 50; step++) {
      points.add(new Point("train_loss", Math.exp(-step / 10.0), step, START + step));
      points.add(new Point("val_acc", 1 - Math.exp(-step / 12.0), step, START + step));
    }
    log.metrics(run, points);
    log.artifact(run, "model/MLmodel", "artifact_path: model\n");
    log.end(run, "FINISHED", START + 90_000);
    return run;
  }

  String experiment() {
    return experiment;
  }

  String first() {
    return first;
  }
}
