// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.server.TrackerClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry, logged models and data sets of runs over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelsIT {

  private static final String MLFLOW = "/api/2.0/mlflow/";

  private Tracker tracker;
  private TrackerClient client;

  @BeforeAll
  void start(@TempDir Path directory) {
    tracker = Tracker.start(TrackerConfig.of(directory));
    client = new TrackerClient(tracker.address());
  }

  @AfterAll
  void stop() {
    tracker.close();
  }

  private Reply send(String method, String route, String json) {
    return client.send(
        client
            .request(MLFLOW + route)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json.replace('\'', '"'))));
  }

  private JsonNode ok(String method, String route, String json) {
    Reply reply = send(method, route, json);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private String loggedModel(String name) {
    return ok("POST", "logged-models", "{'experiment_id': '0', 'name': '%s'}".formatted(name))
        .at("/model/info/model_id")
        .asText();
  }

  @Test
  void aModelIsRegisteredVersionedFoundAndDeleted() {
    ok("POST", "registered-models/create", "{'name': 'net', 'tags': [{'key': 'k', 'value': 'v'}]}");
    ok("POST", "model-versions/create", "{'name': 'net', 'source': 's3://b/m', 'run_id': 'r'}");
    ok("POST", "registered-models/alias", "{'name': 'net', 'alias': 'best', 'version': '1'}");
    ok(
        "POST",
        "model-versions/transition-stage",
        "{'name': 'net', 'version': '1', 'stage': 'production'}");
    ok("PATCH", "model-versions/update", "{'name': 'net', 'version': '1', 'description': 'd'}");

    JsonNode version =
        client.mlflow("registered-models/alias?name=net&alias=best").get("model_version");
    assertThat(version.get("version").asText()).isEqualTo("1");
    assertThat(version.get("current_stage").asText()).isEqualTo("Production");
    assertThat(version.get("status").asText()).isEqualTo("READY");
    assertThat(version.get("description").asText()).isEqualTo("d");
    assertThat(version.get("aliases").toString()).isEqualTo("[\"best\"]");
    JsonNode model =
        client.mlflow("registered-models/search?filter=tags.k%3D'v'").at("/registered_models/0");
    assertThat(model.at("/latest_versions/0/version").asText()).isEqualTo("1");
    assertThat(model.at("/aliases/0/alias").asText()).isEqualTo("best");

    ok("DELETE", "model-versions/delete", "{'name': 'net', 'version': '1'}");
    assertThat(client.get(MLFLOW + "model-versions/get?name=net&version=1").status())
        .isEqualTo(404);
    ok("DELETE", "registered-models/delete", "{'name': 'net'}");
    assertThat(client.get(MLFLOW + "registered-models/get?name=net").status()).isEqualTo(404);
  }

  @Test
  void wrongNamesOfVersionsStagesAndAliasesAreSaid() {
    ok("POST", "registered-models/create", "{'name': 'wrong'}");

    Reply version = client.get(MLFLOW + "model-versions/get?name=wrong&version=x");
    Reply alias =
        send(
            "POST",
            "registered-models/alias",
            "{'name': 'wrong', 'alias': 'Latest', 'version': '1'}");
    Reply stage =
        send(
            "POST",
            "registered-models/get-latest-versions",
            "{'name': 'wrong', 'stages': ['Stable']}");
    Reply order = client.get(MLFLOW + "model-versions/search?order_by=colour");

    assertThat(version.json().get("message").asText())
        .isEqualTo("Parameter 'version' must be an integer, got 'x'.");
    assertThat(alias.json().get("message").asText()).contains("is reserved");
    assertThat(stage.json().get("message").asText())
        .startsWith("Invalid Model Version stage: Stable.");
    assertThat(order.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "etc/passwd",
        "file:///etc/passwd",
        "file://other/etc/passwd",
        "file://localhost/etc/passwd",
        "mlflow-artifacts:/0/../../x",
        "mlflow-artifacts:/0/%2e%2e/x",
        "mlflow-artifacts:/0/%252e%252e%252fx",
        "mlflow-artifacts:/0/a%00",
        "http://host/a/../../b",
        "s3://bucket",
        "dbfs:/r/a%3f/../../../x",
        "models:/nothing/1",
        "models:/m-00000000000000000000000000000000",
        "models:/"
      })
  void sourcesThatLeadElsewhereAreRefused(String source) {
    send("POST", "registered-models/create", "{'name': 'sources'}");
    String run = client.createRun("0");

    Reply reply =
        send(
            "POST",
            "model-versions/create",
            "{'name': 'sources', 'source': '%s', 'run_id': '%s'}".formatted(source, run));

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
  }

  @Test
  void aVersionMadeFromALoggedModelPointsToItsFilesAndItsRun() {
    String run = client.createRun("0");
    String model =
        ok(
                "POST",
                "logged-models",
                "{'experiment_id': '0', 'name': 'src', 'source_run_id': '%s'}".formatted(run))
            .at("/model/info/model_id")
            .asText();
    ok("POST", "registered-models/create", "{'name': 'from-logged'}");

    JsonNode version =
        ok(
                "POST",
                "model-versions/create",
                "{'name': 'from-logged', 'source': 'models:/%s', 'model_id': '%s'}"
                    .formatted(model, model))
            .get("model_version");

    assertThat(version.get("run_id").asText()).isEqualTo(run);
    assertThat(
            client
                .mlflow("model-versions/get-download-uri?name=from-logged&version=1")
                .get("artifact_uri")
                .asText())
        .isEqualTo("mlflow-artifacts:/0/models/" + model + "/artifacts");
    assertThat(client.mlflow("logged-models/" + model).at("/model/info/tags").toString())
        .contains("mlflow.modelVersions", "from-logged");
  }

  @Test
  void filesOfModelsAreListedAndDownloaded() {
    String model = loggedModel("files");
    String folder = "0/models/" + model + "/artifacts/";
    client.put(
        "/api/2.0/mlflow-artifacts/artifacts/" + folder + "MLmodel",
        "flavors: {}".getBytes(StandardCharsets.UTF_8));
    ok("POST", "registered-models/create", "{'name': 'files'}");
    ok(
        "POST",
        "model-versions/create",
        "{'name': 'files', 'source': 'mlflow-artifacts:/%s'}".formatted(folder));

    JsonNode listed =
        client.mlflow("logged-models/" + model + "/artifacts/directories").get("files");
    Reply ofLoggedModel =
        client.get(
            "/ajax-api/2.0/mlflow/logged-models/%s/artifacts/files?artifact_file_path=MLmodel"
                .formatted(model));
    Reply ofVersion = client.get("/model-versions/get-artifact?name=files&version=1&path=MLmodel");
    Reply outside = client.get("/model-versions/get-artifact?name=files&version=1&path=../x");

    assertThat(listed.toString())
        .isEqualTo("[{\"path\":\"MLmodel\",\"is_dir\":false,\"file_size\":11}]");
    assertThat(ofLoggedModel.text()).isEqualTo("flavors: {}");
    assertThat(ofVersion.text()).isEqualTo("flavors: {}");
    assertThat(outside.status()).isEqualTo(400);
    assertThat(outside.json().get("message").asText()).isEqualTo("Invalid path");
  }

  @Test
  void loggedModelsAreMeasuredFinishedSearchedAndDeleted() {
    String run = client.createRun("0");
    String model = loggedModel("measured");
    String metric = "'key': 'acc', 'timestamp': 1, 'model_id': '%s'".formatted(model);
    client.mlflow(
        "runs/log-metric",
        ("{'run_id': '%s', 'value': 0.5, 'dataset_name': 'iris', 'dataset_digest': 'd', "
                + metric
                + "}")
            .formatted(run));
    client.mlflow(
        "runs/log-batch",
        ("{'run_id': '%s', 'metrics': [{'value': 0.7, 'step': 1, " + metric + "}]}")
            .formatted(run));
    ok("PATCH", "logged-models/" + model, "{'status': 'LOGGED_MODEL_READY'}");
    ok("PATCH", "logged-models/" + model + "/tags", "{'tags': [{'key': 'a b', 'value': 'ä'}]}");
    ok("POST", "logged-models/" + model + "/params", "{'params': [{'key': 'p', 'value': '1'}]}");

    JsonNode found =
        ok(
                "POST",
                "logged-models/search",
                "{'experiment_ids': ['0'],"
                    + " 'filter': 'metrics.acc > 0.6 AND tags.`a b` = \\'ä\\'',"
                    + " 'order_by': [{'field_name': 'metrics.acc', 'ascending': false}]}")
            .get("models");

    assertThat(found).hasSize(1);
    assertThat(found.at("/0/info/status").asText()).isEqualTo("LOGGED_MODEL_READY");
    assertThat(found.at("/0/data/params/0/key").asText()).isEqualTo("p");
    assertThat(found.at("/0/data/metrics").findValuesAsText("value")).containsExactly("0.5", "0.7");
    assertThat(found.at("/0/data/metrics/0/dataset_name").asText()).isEqualTo("iris");
    assertThat(client.mlflow("runs/get?run_id=" + run).at("/run/data/metrics/0/value").asDouble())
        .isEqualTo(0.7);

    assertThat(client.delete(MLFLOW + "logged-models/" + model + "/tags/a%20b").status())
        .isEqualTo(200);
    assertThat(client.delete(MLFLOW + "logged-models/" + model).status()).isEqualTo(200);
    assertThat(client.get(MLFLOW + "logged-models/" + model).status()).isEqualTo(404);
  }

  @Test
  void runsShowWhatTheyReadAndMade() {
    String experiment =
        client.mlflow("experiments/create", "{'name': 'lineage'}").get("experiment_id").asText();
    String run = client.createRun(experiment);
    String model = loggedModel("made");
    String inputs =
        "{'run_id': '%s', 'datasets': [{'tags': [{'key': 'mlflow.data.context', 'value': 'train'}],"
            + " 'dataset': {'name': 'iris', 'digest': 'd', 'source_type': 'file', 'source': '/x',"
            + " 'schema': 's'}}], 'models': [{'model_id': '%s'}]}";
    client.mlflow("runs/log-inputs", inputs.formatted(run, model));
    client.mlflow("runs/log-inputs", inputs.formatted(run, model));
    client.mlflow(
        "runs/outputs",
        "{'run_id': '%s', 'models': [{'model_id': '%s', 'step': '3'}]}".formatted(run, model));

    JsonNode found =
        client
            .mlflow(
                "runs/search",
                ("{'experiment_ids': ['%s'], 'filter': 'datasets.name = \\'iris\\'"
                        + " AND datasets.context = \\'train\\''}")
                    .formatted(experiment))
            .at("/runs/0");
    assertThat(found.get("inputs").toString())
        .isEqualTo(
            "{\"dataset_inputs\":[{\"tags\":[{\"key\":\"mlflow.data.context\",\"value\":\"train\"}],"
                + "\"dataset\":{\"name\":\"iris\",\"digest\":\"d\",\"source_type\":\"file\","
                + "\"source\":\"/x\",\"schema\":\"s\"}}],\"model_inputs\":[{\"model_id\":\"%s\"}]}"
                    .formatted(model));
    assertThat(found.at("/outputs/model_outputs/0/step").asInt()).isEqualTo(3);
    Reply summaries =
        client.post(
            "/ajax-api/2.0/mlflow/experiments/search-datasets",
            "{\"experiment_ids\": [\"%s\"]}".formatted(experiment));
    assertThat(summaries.json().get("dataset_summaries").toString())
        .isEqualTo(
            "[{\"experiment_id\":\"%s\",\"name\":\"iris\",\"digest\":\"d\",\"context\":\"train\"}]"
                .formatted(experiment));
  }

  @Test
  void aLoggedModelOfTheOldKindJoinsTheHistoryOfItsRun() {
    String run = client.createRun("0");
    String body =
        ("{'run_id': '%1$s', 'model_json': '{\\'run_id\\': \\'%1$s\\', \\'artifact_path\\': \\'m\\',"
                + " \\'utc_time_created\\': \\'now\\', \\'extra\\': 1,"
                + " \\'flavors\\': {\\'f\\': {\\'a\\': 1, \\'config\\': {}}}}'}")
            .formatted(run);
    client.mlflow("runs/log-model", body);
    client.mlflow("runs/log-model", body);

    String one =
        "{\"run_id\":\"%s\",\"utc_time_created\":\"now\",\"artifact_path\":\"m\",\"flavors\":{\"f\":{\"a\":1}}}"
            .formatted(run);
    JsonNode tags = client.mlflow("runs/get?run_id=" + run).at("/run/data/tags");
    assertThat(tags.findValuesAsText("value")).contains("[" + one + "," + one + "]");
    Reply incomplete =
        client.tryMlflow("runs/log-model", "{'run_id': '%s', 'model_json': '{}'}".formatted(run));
    assertThat(incomplete.status()).isEqualTo(400);
    assertThat(incomplete.json().get("message").asText())
        .startsWith("Model json is missing mandatory fields: [artifact_path, flavors");
  }

  @Test
  void filesOfUsersThatAreNoArtifactsAreNotShown() {
    String experiment =
        client
            .mlflow("experiments/create", "{'name': 'etc', 'artifact_location': 'file:///etc'}")
            .get("experiment_id")
            .asText();
    String run = client.createRun(experiment);

    Reply listed = client.get(MLFLOW + "artifacts/list?run_id=" + run);
    Reply file = client.get("/get-artifact?path=passwd&run_id=" + run);

    assertThat(listed.status()).isEqualTo(400);
    assertThat(listed.json().get("message").asText()).contains("does not serve");
    assertThat(file.status()).isEqualTo(400);
  }

  @Test
  void artifactsBelowAConfiguredFolderAreShown(@TempDir Path data, @TempDir Path root) {
    TrackerConfig config = TrackerConfig.of(data).withArtifactRoot(root.toUri().toString());
    try (Tracker local = Tracker.start(config)) {
      TrackerClient there = new TrackerClient(local.address());
      String run = there.createRun("0");
      there.send(
          there
              .request("/ajax-api/2.0/mlflow/upload-artifact?path=a/b.txt&run_uuid=" + run)
              .POST(BodyPublishers.ofString("hello")));

      assertThat(root.resolve("0/" + run + "/artifacts/a/b.txt")).hasContent("hello");
      assertThat(there.get("/get-artifact?path=a/b.txt&run_id=" + run).text()).isEqualTo("hello");
      assertThat(there.mlflow("artifacts/list?run_id=" + run).at("/files/0/path").asText())
          .isEqualTo("a");
    }
  }

  @Test
  void manyRunsAreAskedForTheirHistoryAtOnce() {
    StringBuilder query = new StringBuilder("?metric_key=m");
    for (int i = 0; i < 100; i++) {
      String run = i < 2 ? client.createRun("0") : "%032x".formatted(i);
      query.append("&run_id=").append(run);
      if (i < 2) {
        client.mlflow(
            "runs/log-metric",
            "{'run_id': '%s', 'key': 'm', 'value': %d, 'timestamp': 1}".formatted(run, i));
      }
    }

    JsonNode points =
        client.get("/ajax-api/2.0/mlflow/metrics/get-history-bulk" + query).json().get("metrics");

    assertThat(points.findValuesAsText("value")).containsExactlyInAnyOrder("0.0", "1.0");
  }
}
