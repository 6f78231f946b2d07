// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.server.TrackerClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * MLflow's protocol over real HTTP. The tests share a tracker, and use experiments of their own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrackerIT {

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

  private String createExperiment(String name) {
    return client
        .mlflow("experiments/create", "{'name': '%s'}".formatted(name))
        .get("experiment_id")
        .asText();
  }

  private JsonNode run(String id) {
    return client.mlflow("runs/get?run_id=" + id).get("run");
  }

  @Test
  void aBodyWhoseTreeWouldFillTheMemoryIsRefused() {
    String body = "{\"experiment_ids\": [\"0\"], \"junk\": [" + "[],".repeat(200_000) + "[]]}";

    TrackerClient.Reply reply = client.post("/api/2.0/mlflow/runs/search", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).contains("larger than any request needs");
  }

  @Test
  void aNewRunHasANameAndNoEnd() {
    String experiment = createExperiment("new run");

    JsonNode run = run(client.createRun(experiment));

    assertThat(run.at("/info/run_id").asText()).matches("[0-9a-f]{32}");
    assertThat(run.at("/info/run_uuid")).isEqualTo(run.at("/info/run_id"));
    assertThat(run.at("/info/status").asText()).isEqualTo("RUNNING");
    assertThat(run.at("/info/start_time").isIntegralNumber()).isTrue();
    assertThat(run.at("/info").has("end_time")).isFalse();
    assertThat(run.at("/info/artifact_uri").asText())
        .isEqualTo(
            "mlflow-artifacts:/%s/%s/artifacts"
                .formatted(experiment, run.at("/info/run_id").asText()));
    assertThat(run.at("/data/tags/0/key").asText()).isEqualTo("mlflow.runName");
    assertThat(run.at("/data/tags/0/value")).isEqualTo(run.at("/info/run_name"));
  }

  @Test
  void aBatchIsReadBack() {
    String run = client.createRun("0");

    client.mlflow(
        "runs/log-batch",
        """
        {'run_id': '%s',
         'metrics': [{'key': 'loss', 'value': 0.5, 'timestamp': '10', 'step': '1'},
                     {'key': 'loss', 'value': 0.25, 'timestamp': 11, 'step': 2},
                     {'key': 'nan', 'value': 'NaN', 'timestamp': 1},
                     {'key': 'up', 'value': 'Infinity', 'timestamp': 1},
                     {'key': 'down', 'value': '-Infinity', 'timestamp': 1}],
         'params': [{'key': 'train.lr', 'value': '0.1'}],
         'tags': [{'key': 'assay.kind', 'value': 'fit'}]}
        """
            .formatted(run));

    JsonNode data = run(run).get("data");
    assertThat(data.get("metrics").toString())
        .contains("{\"key\":\"loss\",\"value\":0.25,\"timestamp\":11,\"step\":2}")
        .contains("\"value\":\"NaN\"")
        .contains("\"value\":1.7976931348623157E308")
        .contains("\"value\":-1.7976931348623157E308");
    assertThat(data.at("/params/0/value").asText()).isEqualTo("0.1");
    assertThat(data.get("tags").toString()).contains("\"assay.kind\"");
    JsonNode history =
        client.mlflow("metrics/get-history?run_uuid=" + run + "&metric_key=loss").get("metrics");
    assertThat(history.findValuesAsText("value")).containsExactly("0.5", "0.25");
  }

  @Test
  void historyComesInPages() {
    String run = client.createRun("0");
    for (int step = 0; step < 5; step++) {
      client.mlflow(
          "runs/log-metric",
          "{'run_id': '%s', 'key': 'm', 'value': 1, 'timestamp': %d, 'step': %d}"
              .formatted(run, step, step));
    }

    List<String> steps = new ArrayList<>();
    String token = "";
    do {
      JsonNode page =
          client.mlflow(
              "metrics/get-history?run_id=%s&metric_key=m&max_results=2&page_token=%s"
                  .formatted(run, token));
      steps.addAll(page.findValuesAsText("step"));
      token = page.path("next_page_token").asText();
    } while (!token.isEmpty());

    assertThat(steps).containsExactly("0", "1", "2", "3", "4");
  }

  @Test
  void intervalsKeepTheEndsOfEachRun() {
    String a = client.createRun("0");
    String b = client.createRun("0");
    for (int step = 0; step < 10; step++) {
      String run = step < 5 ? a : b;
      client.mlflow(
          "runs/log-metric",
          "{'run_id': '%s', 'key': 'm', 'value': 1, 'timestamp': 1, 'step': %d}"
              .formatted(run, step));
    }

    JsonNode metrics =
        client
            .mlflow(
                "metrics/get-history-bulk-interval?run_ids=%s&run_ids=%s&metric_key=m&max_results=2"
                    .formatted(b, a))
            .get("metrics");

    assertThat(metrics.findValuesAsText("step")).containsExactly("5", "9", "0", "4");
    assertThat(metrics.findValuesAsText("run_id")).containsExactly(b, b, a, a);
  }

  @Test
  void runsAreFoundSortedAndPaged() {
    String experiment = createExperiment("search");
    for (int i = 0; i < 5; i++) {
      String run = client.createRun(experiment);
      client.mlflow(
          "runs/log-batch",
          """
          {'run_id': '%s', 'metrics': [{'key': 'acc', 'value': %d, 'timestamp': 1}],
           'params': [{'key': 'p', 'value': 'v%d'}]}
          """
              .formatted(run, i, i % 2));
    }

    String search =
        """
        {'experiment_ids': ['%s'], 'filter': "params.p = 'v0'", 'max_results': 2,
         'order_by': ['metrics.acc DESC'], 'page_token': '%s'}
        """;
    JsonNode first =
        client
            .post("/ajax-api/2.0/mlflow/runs/search", json(search.formatted(experiment, "")))
            .json();
    JsonNode second =
        client
            .post(
                "/ajax-api/2.0/mlflow/runs/search",
                json(search.formatted(experiment, first.get("next_page_token").asText())))
            .json();

    assertThat(accuracies(first)).containsExactly(4.0, 2.0);
    assertThat(accuracies(second)).containsExactly(0.0);
    assertThat(second.has("next_page_token")).isFalse();
  }

  /** Single quotes outside of double ones become double. */
  private static String json(String text) {
    return text.replace("\"params.p = 'v0'\"", "@")
        .replace('\'', '"')
        .replace("@", "\"params.p = 'v0'\"");
  }

  private static List<Double> accuracies(JsonNode page) {
    List<Double> values = new ArrayList<>();
    page.get("runs").forEach(run -> values.add(run.at("/data/metrics/0/value").asDouble()));
    return values;
  }

  @Test
  void artifactsGoThroughTheProxy() {
    String experiment = createExperiment("artifacts");
    String run = client.createRun(experiment);
    String folder =
        "/api/2.0/mlflow-artifacts/artifacts/%s/%s/artifacts".formatted(experiment, run);
    byte[] content = "größer".getBytes(StandardCharsets.UTF_8);

    assertThat(client.put(folder + "/a%20b/%C3%A4.json", content).status()).isEqualTo(200);

    JsonNode list = client.mlflow("artifacts/list?run_id=" + run + "&path=a%20b");
    assertThat(list.at("/files/0/path").asText()).isEqualTo("a b/ä.json");
    assertThat(list.at("/files/0/file_size").asInt()).isEqualTo(content.length);
    Reply download = client.get("/get-artifact?run_uuid=" + run + "&path=a%20b/%C3%A4.json");
    assertThat(download.text()).isEqualTo("größer");
    assertThat(download.header("Content-Type")).startsWith("text/plain");
    assertThat(download.header("Content-Disposition")).startsWith("attachment");
    assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(client.get(folder + "/a%20b/%C3%A4.json").text()).isEqualTo("größer");
    assertThat(client.delete(folder + "/a%20b").status()).isEqualTo(200);
    assertThat(client.get(folder + "/a%20b/%C3%A4.json").status()).isEqualTo(404);
  }

  @Test
  void largeArtifactsAreStreamed() {
    byte[] content = new byte[5_000_000];
    new Random(7).nextBytes(content);
    String path = "/api/2.0/mlflow-artifacts/artifacts/0/large.bin";

    assertThat(client.put(path, content).status()).isEqualTo(200);

    assertThat(client.get(path).response().body()).isEqualTo(content);
  }

  @Test
  void pathsThatLeadOutAreRefused() {
    for (String path : List.of("%252e%252e%252fx", "a%5Cb", "%2Fetc/passwd", "C:/x")) {
      Reply reply = client.get("/api/2.0/mlflow-artifacts/artifacts/" + path);
      assertThat(reply.status()).as(path).isEqualTo(400);
      assertThat(reply.json().get("error_code").asText()).isEqualTo("INVALID_PARAMETER_VALUE");
    }
  }

  @Test
  void errorsHaveMlflowsForm() {
    Reply missing = client.tryMlflow("runs/create", "{}");
    Reply unknown = client.get("/api/2.0/mlflow/runs/get?run_id=nope");
    Reply taken = client.tryMlflow("experiments/create", "{'name': 'Default'}");

    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.json().get("message").asText())
        .startsWith("Missing value for required parameter 'experiment_id'.");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().get("error_code").asText()).isEqualTo("RESOURCE_DOES_NOT_EXIST");
    assertThat(unknown.json().get("message").asText()).isEqualTo("Run with id=nope not found");
    assertThat(taken.json().get("error_code").asText()).isEqualTo("RESOURCE_ALREADY_EXISTS");
  }

  @Test
  void routesOfLaterVersionsSayThatTheyAreMissing() {
    for (String path :
        List.of(
            "/api/2.0/mlflow/traces",
            "/api/3.0/mlflow/traces/search",
            "/api/3.0/mlflow/scorers/list",
            "/ajax-api/2.0/mlflow/gateway-proxy",
            "/graphql")) {
      Reply missing = client.get(path);
      assertThat(missing.status()).as(path).isEqualTo(501);
      assertThat(missing.json().get("error_code").asText()).isEqualTo("NOT_IMPLEMENTED");
    }
    Reply unknown = client.get("/api/2.0/mlflow/no-such-thing");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().get("error_code").asText()).isEqualTo("ENDPOINT_NOT_FOUND");
  }

  @Test
  void bodiesMustBeJsonByType() {
    Reply form =
        client.send(
            client
                .request("/api/2.0/mlflow/experiments/create")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"name\": \"x\"}")));

    assertThat(form.status()).isEqualTo(400);
  }

  @Test
  void bodiesHaveALimit() {
    String name = "x".repeat(17 << 20);

    assertThat(client.tryMlflow("experiments/create", "{'name': '" + name + "'}").status())
        .isEqualTo(413);
  }

  @Test
  void foreignSitesAreKeptOut() {
    Reply foreignOrigin =
        client.send(
            client
                .request("/api/2.0/mlflow/experiments/create")
                .header("Content-Type", "application/json")
                .header("Origin", "http://evil.example")
                .POST(BodyPublishers.ofString("{\"name\": \"x\"}")));

    assertThat(foreignOrigin.status()).isEqualTo(403);
  }

  @Test
  void pagesAnswerWithHtmlAndTheApiNeverDoes() {
    assertThat(client.get("/").header("Content-Type")).startsWith("text/html");
    assertThat(client.get("/e/1/runs").text()).contains("<html");
    assertThat(client.get("/nope.js").status()).isEqualTo(404);
    assertThat(client.get("/api/nope").header("Content-Type")).isEqualTo("application/json");
    assertThat(client.get("/health").text()).isEqualTo("OK");
    assertThat(client.get("/api/3.0/mlflow/server-info").json().get("store_type").asText())
        .isEqualTo("SqlStore");
  }
}
