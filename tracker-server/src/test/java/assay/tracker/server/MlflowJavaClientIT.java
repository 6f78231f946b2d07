// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mlflow.api.proto.ModelRegistry.ModelVersion;
import org.mlflow.api.proto.Service;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.Run;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowHttpException;
import org.mlflow.tracking.RunsPage;

/** MLflow's own Java client against this server; its artifacts need Python and are left out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MlflowJavaClientIT {

  private Tracker tracker;
  private MlflowClient client;

  @BeforeAll
  void start(@TempDir Path directory) {
    tracker = Tracker.start(TrackerConfig.of(directory));
    client = new MlflowClient(tracker.address());
  }

  @AfterAll
  void stop() {
    client.close();
    tracker.close();
  }

  @Test
  void experimentsAreCreatedFoundRenamedAndDeleted() {
    String id = client.createExperiment("java experiment");
    client.setExperimentTag(id, "team", "blue");

    Service.Experiment experiment = client.getExperiment(id);
    assertThat(experiment.getName()).isEqualTo("java experiment");
    assertThat(experiment.getTags(0).getValue()).isEqualTo("blue");
    assertThat(experiment.getArtifactLocation()).isEqualTo("mlflow-artifacts:/" + id);
    assertThat(client.getExperimentByName("java experiment"))
        .map(Service.Experiment::getExperimentId)
        .isEqualTo(Optional.of(id));
    assertThat(client.getExperimentByName("no such experiment")).isEqualTo(Optional.empty());

    client.renameExperiment(id, "renamed");
    assertThat(client.searchExperiments("name = 'renamed'").getItems()).hasSize(1);
    client.deleteExperiment(id);
    assertThat(client.getExperiment(id).getLifecycleStage()).isEqualTo("deleted");
    client.restoreExperiment(id);
    assertThat(client.getExperiment(id).getLifecycleStage()).isEqualTo("active");
  }

  @Test
  void aRunIsLoggedReadAndEnded() {
    RunInfo info = client.createRun(client.createExperiment("logged"));
    String run = info.getRunId();
    client.logParam(run, "lr", "0.1");
    client.logMetric(run, "loss", 0.5, 10, 1);
    client.logMetric(run, "loss", Double.NaN, 20, 2);
    client.setTag(run, "colour", "grün 🟢");
    client.logBatch(
        run,
        List.of(metric("acc", 0.9, 3), metric("acc", 0.8, 2)),
        List.of(Param.newBuilder().setKey("depth").setValue("3").build()),
        List.of(RunTag.newBuilder().setKey("batch").setValue("yes").build()));
    client.setTerminated(run, RunStatus.FAILED, 99);

    Run read = client.getRun(run);
    assertThat(read.getInfo().getStatus()).isEqualTo(RunStatus.FAILED);
    assertThat(read.getInfo().getEndTime()).isEqualTo(99);
    assertThat(read.getData().getParamsList()).extracting(Param::getKey).contains("lr", "depth");
    assertThat(read.getData().getTagsList())
        .extracting(RunTag::getValue)
        .contains("grün 🟢", "yes");
    assertThat(read.getData().getMetricsList())
        .extracting(Metric::getKey, Metric::getValue, Metric::getStep)
        .containsExactlyInAnyOrder(tuple("acc", 0.9, 3L), tuple("loss", Double.NaN, 2L));
    client.deleteTag(run, "batch");
    assertThatThrownBy(() -> client.logParam(run, "lr", "0.2"))
        .isInstanceOf(MlflowHttpException.class);
  }

  private static Metric metric(String key, double value, long step) {
    return Metric.newBuilder().setKey(key).setValue(value).setTimestamp(1).setStep(step).build();
  }

  @Test
  void historyIsReadBack() {
    String run = client.createRun("0").getRunId();
    for (int step = 0; step < 5; step++) {
      client.logMetric(run, "m", step, step, step);
    }

    assertThat(client.getMetricHistory(run, "m"))
        .extracting(Metric::getValue)
        .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
  }

  @Test
  void runsAreSearchedAndPaged() {
    String experiment = client.createExperiment("searched");
    for (int i = 0; i < 5; i++) {
      String run = client.createRun(experiment).getRunId();
      client.logMetric(run, "acc", i);
      client.logParam(run, "half", Integer.toString(i / 2));
    }

    RunsPage page = search(experiment, "params.half != '9'", "metrics.acc DESC");
    var next = page.getNextPage();

    assertThat(search(experiment, "metrics.acc >= 3").getItems()).hasSize(2);
    assertThat(page.getItems())
        .extracting(run -> run.getData().getMetrics(0).getValue())
        .containsExactly(4.0, 3.0, 2.0);
    assertThat(next.getItems())
        .extracting(run -> run.getData().getMetrics(0).getValue())
        .containsExactly(1.0, 0.0);
    assertThat(next.hasNextPage()).isFalse();
  }

  private RunsPage search(String experiment, String filter, String... order) {
    return client.searchRuns(
        List.of(experiment), filter, Service.ViewType.ACTIVE_ONLY, 3, List.of(order));
  }

  @Test
  void deletedRunsAreRestored() {
    String experiment = client.createExperiment("deleted runs");
    String run = client.createRun(experiment).getRunId();

    client.deleteRun(run);
    assertThat(search(experiment, "").getItems()).isEmpty();
    client.restoreRun(run);
    assertThat(search(experiment, "").getItems()).hasSize(1);
  }

  @Test
  void modelsAreRegisteredAndMovedThroughTheirStages() {
    String run = client.createRun("0").getRunId();
    client.sendPost("registered-models/create", "{\"name\": \"java model\"}");
    String version =
        "{\"name\": \"java model\", \"run_id\": \"%s\", \"source\": \"s3://bucket/%s\"}";
    client.sendPost("model-versions/create", version.formatted(run, "model"));
    client.sendPost("model-versions/create", version.formatted(run, "other"));
    client.sendPost(
        "model-versions/set-tag",
        "{\"name\": \"java model\", \"version\": \"1\", \"key\": \"colour\", \"value\": \"grün 🟢\"}");
    client.sendPost(
        "model-versions/transition-stage",
        "{\"name\": \"java model\", \"version\": \"1\", \"stage\": \"Production\"}");

    assertThat(client.getLatestVersions("java model"))
        .extracting(ModelVersion::getVersion, ModelVersion::getCurrentStage)
        .containsExactlyInAnyOrder(tuple("1", "Production"), tuple("2", "None"));
    assertThat(client.getLatestVersions("java model", List.of("Production"))).hasSize(1);
    assertThat(client.getModelVersion("java model", "1").getTags(0).getValue())
        .isEqualTo("grün 🟢");
    assertThat(client.getModelVersionDownloadUri("java model", "2")).isEqualTo("s3://bucket/other");
    assertThat(client.searchModelVersions("name = 'java model'").getItems()).hasSize(2);

    client.sendPost(
        "registered-models/rename", "{\"name\": \"java model\", \"new_name\": \"renamed model\"}");
    assertThat(client.getLatestVersions("renamed model")).hasSize(2);
    assertThatThrownBy(() -> client.getRegisteredModel("java model"))
        .isInstanceOf(MlflowHttpException.class);
  }
}
