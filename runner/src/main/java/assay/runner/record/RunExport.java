// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.tracker.exchange.ArchiveWriter;
import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes runs out of a tracker into an archive: with every point and every file. */
public final class RunExport {
  private final MlflowClient client;
  private final ArchiveWriter archive;

  public RunExport(MlflowClient client, ArchiveWriter archive) {
    this.client = client;
    this.archive = archive;
  }

  /**
   * All active runs of an experiment.
   *
   * @throws IOException if the archive cannot be written
   */
  public void export(MlflowExperiment experiment) throws IOException {
    archive.experiment(experiment.name(), tags(experiment.tags()));
    Path buffer = Files.createTempFile("assay-artifact-", ".part");
    try {
      for (MlflowRun run : client.searchRuns(experiment.id(), "")) {
        export(run, buffer);
      }
    } finally {
      Files.delete(buffer);
    }
  }

  private void export(MlflowRun run, Path buffer) throws IOException {
    archive.run(model(run), key -> points(run, key));
    for (String path : client.artifacts(run.id())) {
      client.downloadArtifact(run.id(), path, buffer);
      archive.artifact(run.id(), path, buffer);
    }
  }

  private List<Metric> points(MlflowRun run, String key) {
    return client.history(run.id(), key).stream()
        .map(point -> new Metric(key, point.value(), point.timestamp(), point.step()))
        .toList();
  }

  private static Run model(MlflowRun run) {
    RunInfo info =
        new RunInfo(
            run.id(),
            "",
            run.name(),
            run.tag("mlflow.user"),
            RunStatus.valueOf(run.status()),
            run.startMillis(),
            run.endMillis(),
            LifecycleStage.ACTIVE,
            run.artifactUri());
    return new Run(
        info,
        run.metrics().keySet().stream().sorted().map(key -> new Metric(key, 0, 0, 0)).toList(),
        new TreeMap<>(run.params())
            .entrySet().stream().map(it -> new Param(it.getKey(), it.getValue())).toList(),
        tags(run.tags()));
  }

  private static List<Tag> tags(Map<String, String> tags) {
    return new TreeMap<>(tags)
        .entrySet().stream().map(it -> new Tag(it.getKey(), it.getValue())).toList();
  }
}
