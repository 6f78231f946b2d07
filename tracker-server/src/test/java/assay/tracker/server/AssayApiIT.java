// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.tracker.api.OpenApiDocument;
import assay.tracker.server.TrackerClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our own API over real HTTP; every answer is held against its description. The tests share a
 * tracker, and use experiments of their own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssayApiIT {

  private static final String ROOT = "/api/assay/v1";
  private static final String POINTS = "application/vnd.assay.points";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();

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

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reply described(String method, String path, Reply reply) {
    assertThat(DOCUMENT.problems(method, path, reply.status(), reply.json()))
        .as(reply.text())
        .isEmpty();
    return reply;
  }

  private static JsonNode ok(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private Reply get(String path, String query) {
    return described("GET", path, client.get(ROOT + path + query));
  }

  private Reply post(String path, String json) {
    return described("POST", path, client.post(ROOT + path, json.replace('\'', '"')));
  }

  /** A body that is as described, too. */
  private JsonNode posted(String path, String json) {
    assertThat(DOCUMENT.requestProblems(path, parse(json.replace('\'', '"')))).isEmpty();
    return ok(post(path, json));
  }

  private String createExperiment(String name) {
    return client
        .mlflow("experiments/create", "{'name': '%s'}".formatted(name))
        .get("experiment_id")
        .asText();
  }

  private String run(String experiment, int start, String data) {
    String run =
        client
            .mlflow(
                "runs/create",
                "{'experiment_id': '%s', 'start_time': %d, 'run_name': 'r%d'}"
                    .formatted(experiment, start, start))
            .at("/run/info/run_id")
            .asText();
    client.mlflow("runs/log-batch", "{'run_id': '%s', %s}".formatted(run, data));
    return run;
  }

  private static String metrics(String... keysAndValues) {
    return IntStream.range(0, keysAndValues.length / 2)
        .mapToObj(i ->
            "{'key': '%s', 'value': %s, 'timestamp': 1}"
                .formatted(keysAndValues[2 * i], keysAndValues[2 * i + 1]))
        .collect(Collectors.joining(", ", "'metrics': [", "]"));
  }

  private static String params(String key, String value) {
    return "'params': [{'key': '%s', 'value': '%s'}]".formatted(key, value);
  }

  private static String tags(String... keysAndValues) {
    return IntStream.range(0, keysAndValues.length / 2)
        .mapToObj(i ->
            "{'key': '%s', 'value': '%s'}"
                .formatted(keysAndValues[2 * i], keysAndValues[2 * i + 1]))
        .collect(Collectors.joining(", ", "'tags': [", "]"));
  }

  // Columns

  @Test
  void fieldsOfRunsComeColumnByColumn() {
    String experiment = createExperiment("columns");
    String first = run(experiment, 1, metrics("loss", "0.5") + "," + tags("kind", "fit"));
    String second = run(experiment, 2, metrics("loss", "'NaN'") + "," + params("lr", "0.1"));
    String third = run(experiment, 3, tags("kind", "fit"));

    JsonNode answer =
        posted(
            "/runs/columns",
            """
            {'experiment_ids': ['%s'], 'order_by': ['start_time ASC'],
             'columns': ['metrics.loss', 'lr', 'tags.kind', 'start_time', 'experiment_id']}
            """
                .formatted(experiment));

    assertThat(answer)
        .isEqualTo(
            parse(
                """
                {"run_ids": ["%s", "%s", "%s"],
                 "columns": [
                   {"name": "metrics.loss", "kind": "metric", "numbers": [0.5, "NaN", null]},
                   {"name": "lr", "kind": "param", "texts": ["0.1"], "indexes": [-1, 0, -1]},
                   {"name": "tags.kind", "kind": "tag", "texts": ["fit"], "indexes": [0, -1, 0]},
                   {"name": "start_time", "kind": "attribute", "numbers": [1.0, 2.0, 3.0]},
                   {"name": "experiment_id", "kind": "attribute", "texts": ["%s"],
                    "indexes": [0, 0, 0]}]}
                """
                    .formatted(first, second, third, experiment)));
  }

  @Test
  void columnsAreFilteredAndPaged() {
    String experiment = createExperiment("pages");
    String[] runs =
        IntStream.range(0, 5)
            .mapToObj(i -> run(experiment, i, metrics("loss", "0." + i)))
            .toArray(String[]::new);
    String request =
        """
        {'experiment_ids': ['%s'], 'columns': ['run_name'], 'max_results': 2,
         'filter': 'loss < 0.15 OR NOT (loss < 0.25)', 'order_by': ['loss DESC'],
         'page_token': '%s'}
        """;

    JsonNode first = posted("/runs/columns", request.formatted(experiment, ""));
    String token = first.get("next_page_token").asText();
    JsonNode second = posted("/runs/columns", request.formatted(experiment, token));

    assertThat(first.get("run_ids")).extracting(JsonNode::asText).containsExactly(runs[4], runs[3]);
    assertThat(second.get("run_ids"))
        .extracting(JsonNode::asText)
        .containsExactly(runs[1], runs[0]);
    assertThat(second.has("next_page_token")).isFalse();
  }

  @Test
  void deletedRunsAreShownWhenAskedFor() {
    String experiment = createExperiment("deleted runs");
    String run = run(experiment, 1, params("p", "1"));
    client.mlflow("runs/delete", "{'run_id': '%s'}".formatted(run));
    String request = "{'experiment_ids': ['%s'], 'columns': ['run_id'], 'view': '%s'}";

    assertThat(posted("/runs/columns", request.formatted(experiment, "active")).get("run_ids"))
        .isEmpty();
    assertThat(posted("/runs/columns", request.formatted(experiment, "deleted")).get("run_ids"))
        .hasSize(1);
  }

  @Test
  void aWrongFilterIsAnsweredWithItsColumnAndWhatIsAllowed() {
    Reply reply =
        post(
            "/runs/columns",
            "{'experiment_ids': ['0'], 'columns': ['run_id'], 'filter': 'status LIKE 5'}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("code").asText()).isEqualTo("invalid_filter");
    assertThat(reply.json().at("/details/column").asInt()).isEqualTo(13);
    assertThat(reply.json().at("/details/allowed/0").asText()).contains("a quoted string");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          /runs/columns   | [] | must be a JSON object
          /runs/columns   | {'a': | The body is no JSON, line 1, column
          /runs/columns   | {} {} | The body is no JSON
          /runs/columns   | {} | 'experiment_ids' must hold 1 to 1000 strings, got 0
          /runs/columns   | {'experiment_ids': ['0']} | 'columns' must hold 1 to 100 strings, got 0
          /runs/columns   | {'experiment_ids': '0'} | 'experiment_ids' must be a list of strings
          /runs/columns   | {'experiment_ids': [0]} | 'experiment_ids[0]' must be a string
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['a', 'a']} | same twice
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['metrics.a'], 'filters': ''} | 'filters' is not known; known are experiment_ids,
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['metrics.a'], 'view': 'x'} | 'view' must be active, deleted or all
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['metrics.a'], 'max_results': 50001} | 'max_results' must be 1 to 50000, got 50001
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['metrics.a'], 'max_results': 1.5} | must be a whole number
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['metrics.a'], 'page_token': 'x'} | Invalid page token
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['nope']} | Invalid field 'nope': column 1: unknown attribute
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['metrics.a b']} | expected the end, found b
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['datasets.name']} | names datasets.name, but a run may have many
          /series/buckets | {'run_ids': ['a']} | 'keys' must hold 1 to 100 strings
          /series/buckets | {'run_ids': ['a'], 'keys': ['b'], 'buckets': 0} | 'buckets' must be 1 to 5000, got 0
          /series/buckets | {'run_ids': ['a'], 'keys': ['b'], 'first_step': 2, 'last_step': 1} | 'last_step' must not be below first_step
          """)
  void wrongRequestsSayWhatIsWrong(String path, String body, String problem) {
    Reply reply = post(path, body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("message").asText()).contains(problem);
  }

  @Test
  void deeplyNestedBodiesAreRefused() {
    Reply reply = post("/runs/columns", "[".repeat(2_000));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("message").asText()).contains("no JSON").contains("1000");
  }

  // Keys

  @Test
  void keysOfExperimentsAreListed() {
    String experiment = createExperiment("keys");
    run(experiment, 1, metrics("b", "1", "a", "1") + "," + params("p", "1"));

    JsonNode keys = ok(get("/keys", "?experiment_id=" + experiment + "&experiment_id=nope"));

    assertThat(keys)
        .isEqualTo(
            parse(
                "{\"metrics\": [\"a\", \"b\"], \"params\": [\"p\"], \"tags\": [\"mlflow.runName\"]}"));
    assertThat(get("/keys", "").json().get("message").asText()).contains("1 to 1000 times, got 0");
    assertThat(get("/keys", "?experiment=1").json().at("/details/path").asText())
        .isEqualTo("experiment");
  }

  // Trials

  private String fit(String experiment, String trial, int start, String status, String score) {
    String fit =
        run(
            experiment,
            start,
            metrics("accuracy", score)
                + ","
                + tags("assay.kind", "fit", "mlflow.parentRunId", trial, "assay.state", status));
    client.mlflow(
        "runs/update",
        "{'run_id': '%s', 'status': '%s'}".formatted(fit, status.toUpperCase(Locale.ROOT)));
    return fit;
  }

  @Test
  void trialsComeWithTheirMetricsOverTheFinishedFits() {
    String experiment = createExperiment("trials");
    String best =
        run(
            experiment,
            2,
            // logged for sd = 0.1 and 3 fits of n_test/n_train = 1/4
            metrics("loss", "1", "loss.sd", "0.1", "loss.se", "0.07637626158259733", "loss.n", "3")
                + ","
                + params("lr", "0.1")
                + ","
                + "'tags': [{'key': 'assay.kind', 'value': 'trial'},"
                + " {'key': 'assay.key', 'value': 'k1'}, {'key': 'assay.rank', 'value': '9'},"
                + " {'key': 'assay.chosen', 'value': 'true'},"
                + " {'key': 'assay.searched', 'value': '[\\'lr\\', \\'none\\']'}]");
    String unranked = run(experiment, 1, tags("assay.kind", "trial"));
    String second = run(experiment, 3, tags("assay.kind", "trial", "assay.rank", "10"));
    fit(experiment, best, 4, "finished", "0.8");
    fit(experiment, best, 5, "finished", "0.9");
    fit(experiment, best, 6, "failed", "0.1");
    fit(experiment, unranked, 7, "finished", "0.5");

    JsonNode trials = ok(get("/trials", "?experiment_id=" + experiment)).get("trials");

    assertThat(trials)
        .extracting(trial -> trial.get("run_id").asText())
        .containsExactly(best, second, unranked);
    JsonNode trial = trials.get(0);
    assertThat(trial.get("key").asText()).isEqualTo("k1");
    assertThat(trial.get("rank").asInt()).isEqualTo(9);
    assertThat(trial.get("chosen").asBoolean()).isTrue();
    assertThat(trial.get("parameters")).isEqualTo(parse("{\"lr\": \"0.1\"}"));
    assertThat(trial.get("fits")).isEqualTo(parse("{\"failed\": 1, \"finished\": 2}"));
    JsonNode accuracy = trial.at("/metrics/accuracy");
    assertThat(accuracy.get("n").asInt()).isEqualTo(2);
    assertThat(accuracy.get("mean").asDouble()).isCloseTo(0.85, within(1e-12));
    // sd = 0.1/√2; se = sd·√(1/2 + 1/4); t(0.975, 1) = 12.706204736432095
    assertThat(accuracy.get("sd").asDouble()).isCloseTo(0.07071067811865477, within(1e-12));
    assertThat(accuracy.get("se").asDouble()).isCloseTo(0.06123724356957947, within(1e-9));
    assertThat(accuracy.get("high").asDouble())
        .isCloseTo(0.85 + 12.706204736432095 * 0.06123724356957947, within(1e-7));
    assertThat(trials.get(2).at("/metrics/accuracy")).isEqualTo(parse("{\"mean\": 0.5, \"n\": 1}"));
    assertThat(trials.get(1).get("metrics")).isEmpty();
  }

  @Test
  void trialsWithoutFitsHaveWhatWasLogged() {
    String experiment = createExperiment("trials without fits");
    run(
        experiment,
        1,
        metrics("acc", "0.5", "acc.sd", "0.1", "acc.se", "0.05", "acc.n", "5", "lone", "3")
            + ","
            + tags("assay.kind", "trial", "assay.searched", "no json", "assay.rank", "first"));

    JsonNode metrics = ok(get("/trials", "?experiment_id=" + experiment)).at("/trials/0/metrics");

    assertThat(metrics.size()).isEqualTo(1);
    assertThat(metrics.at("/acc/mean").asDouble()).isEqualTo(0.5);
    assertThat(metrics.at("/acc/low").asDouble())
        .isCloseTo(0.5 - 2.7764451051977987 * 0.05, within(1e-9));
  }

  @Test
  void trialsArePaged() {
    String experiment = createExperiment("many trials");
    for (int i = 0; i < 3; i++) {
      run(experiment, i, tags("assay.kind", "trial", "assay.rank", Integer.toString(3 - i)));
    }
    String query = "?max_results=2&experiment_id=" + experiment;

    JsonNode first = ok(get("/trials", query));
    JsonNode second =
        ok(get("/trials", query + "&page_token=" + first.get("next_page_token").asText()));

    assertThat(first.get("trials"))
        .extracting(trial -> trial.get("rank").asInt())
        .containsExactly(1, 2);
    assertThat(second.get("trials"))
        .extracting(trial -> trial.get("rank").asInt())
        .containsExactly(3);
    assertThat(ok(get("/trials", "?experiment_id=nope")).get("trials")).isEmpty();
    assertThat(get("/trials", "?max_results=0&experiment_id=1").status()).isEqualTo(400);
    assertThat(get("/trials", "").status()).isEqualTo(400);
  }

  // Buckets

  private String series(String experiment, String key, double... values) {
    String run = client.createRun(experiment);
    String points =
        IntStream.range(0, values.length)
            .mapToObj(i ->
                "{'key': '%s', 'value': '%s', 'timestamp': %d, 'step': %d}"
                    .formatted(key, values[i], i, i))
            .collect(Collectors.joining(","));
    client.mlflow("runs/log-batch", "{'run_id': '%s', 'metrics': [%s]}".formatted(run, points));
    return run;
  }

  @Test
  void seriesAreBoiledDownToBuckets() {
    String one = series("0", "loss", 3, 1, Double.NaN, 5, Double.POSITIVE_INFINITY, 2);
    String two = series("0", "loss", 0.25);

    JsonNode answer =
        posted(
            "/series/buckets",
            "{'run_ids': ['%s', 'nope', '%s'], 'keys': ['none', 'loss'], 'buckets': 3}"
                .formatted(two, one));

    assertThat(answer.get("first_step").asInt()).isZero();
    assertThat(answer.get("last_step").asInt()).isEqualTo(5);
    assertThat(answer.get("series"))
        .extracting(series -> series.get("run_id").asText())
        .containsExactly(two, one);
    assertThat(answer.at("/series/0/count")).isEqualTo(parse("[1]"));
    assertThat(answer.at("/series/0").has("nan_count")).isFalse();
    JsonNode series = answer.at("/series/1");
    assertThat(series.get("count")).isEqualTo(parse("[2, 2, 2]"));
    assertThat(series.get("first_step")).isEqualTo(parse("[0, 2, 4]"));
    assertThat(series.get("first")).isEqualTo(parse("[3.0, \"NaN\", \"Infinity\"]"));
    assertThat(series.get("last")).isEqualTo(parse("[1.0, 5.0, 2.0]"));
    assertThat(series.get("min")).isEqualTo(parse("[1.0, 5.0, 2.0]"));
    assertThat(series.get("min_step")).isEqualTo(parse("[1, 3, 5]"));
    assertThat(series.get("max")).isEqualTo(parse("[3.0, 5.0, 2.0]"));
    assertThat(series.get("nan_count")).isEqualTo(parse("[0, 1, 0]"));
    assertThat(series.get("positive_infinity_count")).isEqualTo(parse("[0, 0, 1]"));
  }

  @Test
  void bucketsOfARangeHoldItsPointsAlone() {
    String run = series("0", "loss", 0, 1, 2, 3, 4, 5);

    JsonNode answer =
        posted(
            "/series/buckets",
            """
            {'run_ids': ['%s'], 'keys': ['loss'], 'buckets': 1, 'first_step': 2, 'last_step': 3}
            """
                .formatted(run));

    assertThat(answer.at("/series/0/count")).isEqualTo(parse("[2]"));
    assertThat(answer.at("/series/0/max")).isEqualTo(parse("[3.0]"));
  }

  @Test
  void seriesWithoutPointsAreLeftOut() {
    assertThat(posted("/series/buckets", "{'run_ids': ['nope'], 'keys': ['loss']}"))
        .isEqualTo(parse("{\"series\": []}"));
  }

  @Test
  void bucketsOfAllSeriesTogetherAreLimited() {
    String runs =
        IntStream.range(0, 100)
            .mapToObj(i -> "'r%d'".formatted(i))
            .collect(Collectors.joining(","));

    Reply reply =
        post(
            "/series/buckets",
            "{'run_ids': [%s], 'keys': ['a','b'], 'buckets': 5000}".formatted(runs));

    assertThat(reply.json().get("message").asText()).contains("must be 1 to 2500, got 5000");
  }

  // Bulk

  private static ByteBuffer body(String[] keys, int points) {
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("ASP1".getBytes(StandardCharsets.US_ASCII)).putInt(keys.length);
    for (String key : keys) {
      byte[] text = key.getBytes(StandardCharsets.UTF_8);
      bytes.putShort((short) text.length).put(text);
    }
    return bytes.putInt(points);
  }

  private static ByteBuffer point(
      ByteBuffer body, int key, long step, long timestamp, double value) {
    return body.putInt(key).putLong(step).putLong(timestamp).putDouble(value);
  }

  private Reply send(String run, ByteBuffer body, String contentType) {
    byte[] bytes = new byte[body.position()];
    body.get(0, bytes);
    return described(
        "POST",
        "/runs/{run_id}/metrics",
        client.send(
            client
                .request(ROOT + "/runs/" + run + "/metrics")
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(bytes))));
  }

  @Test
  void pointsInBulkAreReadBack() {
    String run = client.createRun("0");
    ByteBuffer body = body(new String[] {"loss", "größe/x"}, 3);
    point(body, 0, -1, 5, 0.1);
    point(body, 1, 1L << 40, 1_700_000_000_000L, Double.NaN);
    point(body, 0, 2, 6, Double.NEGATIVE_INFINITY);

    assertThat(ok(send(run, body, POINTS)).get("points").asInt()).isEqualTo(3);
    assertThat(ok(send(run, body, POINTS)).get("points").asInt()).isEqualTo(3); // once more

    JsonNode loss =
        client.mlflow("metrics/get-history?run_id=" + run + "&metric_key=loss").get("metrics");
    assertThat(loss).hasSize(2);
    assertThat(loss.get(0).get("step").asLong()).isEqualTo(-1);
    assertThat(loss.get(0).get("value").asDouble()).isEqualTo(0.1);
    assertThat(loss.get(1).get("value").asDouble()).isEqualTo(-Double.MAX_VALUE); // as MLflow
    assertThat(client.mlflow("runs/get?run_id=" + run).at("/run/data/metrics"))
        .extracting(metric -> metric.get("key").asText())
        .contains("größe/x");
  }

  @Test
  void aWrongBulkBodyIsRefusedWithItsPlace() {
    String run = client.createRun("0");
    String[] keys = {"loss"};

    assertMessage(send(run, ByteBuffer.allocate(0), POINTS), "ends too early: it has 0 bytes");
    assertMessage(
        send(run, ByteBuffer.allocate(8).putLong(0), POINTS), "does not begin with the letters");
    assertMessage(send(run, body(new String[0], 1), POINTS), "must have 1 to 1000 keys, not 0");
    assertMessage(
        send(run, body(new String[] {"a b!"}, 1), POINTS), "'keys[0]' is \"a b!\": Names may only");
    assertMessage(send(run, body(new String[] {""}, 1), POINTS), "'keys[0]'");
    assertMessage(
        send(run, body(new String[] {"x".repeat(251)}, 1), POINTS), "longer than 250 characters");
    assertMessage(send(run, body(keys, 0), POINTS), "must have 1 to 100000 points, not 0");
    assertMessage(send(run, body(keys, -1), POINTS), "not 4294967295");
    assertMessage(send(run, body(keys, 2), POINTS), "has 0 bytes of points, but 2 points take 56");
    assertMessage(
        send(run, point(body(keys, 1), 1, 0, 0, 0), POINTS),
        "'points[0].key' is 1, but there are 1 keys");
    assertMessage(
        send(run, point(body(keys, 1), 0, 0, -5, 0), POINTS),
        "'points[0].timestamp' is negative: -5");
    assertMessage(send(run, body(keys, 1).put((byte) 1), POINTS), "has 1 bytes of points");
    assertThat(client.mlflow("runs/get?run_id=" + run).at("/run/data").has("metrics")).isFalse();
  }

  private static void assertMessage(Reply reply, String part) {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("message").asText()).contains(part);
  }

  @Test
  void bulkNeedsItsContentTypeAndARun() {
    String run = client.createRun("0");
    ByteBuffer body = point(body(new String[] {"a"}, 1), 0, 0, 0, 0);

    Reply unknown = send("f".repeat(32), body, POINTS);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().get("code").asText()).isEqualTo("not_found");
    assertThat(send(run, body, "text/plain").status()).isEqualTo(415);
    assertThat(send(run, body, "application/json").json().get("message").asText())
        .contains("must be application/vnd.assay.points, got 'application/json'");
    client.mlflow("runs/delete", "{'run_id': '%s'}".formatted(run));
    assertThat(send(run, body, POINTS).json().get("code").asText()).isEqualTo("refused");
  }

  @Test
  void largeBodiesAreRefused() {
    String run = client.createRun("0");

    Reply reply = send(run, ByteBuffer.allocate(17 << 20).position(17 << 20), POINTS);

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.json().get("code").asText()).isEqualTo("request_too_large");
  }

  // The rest

  @Test
  void theDescriptionIsServed() {
    assertThat(ok(get("/openapi.json", ""))).isEqualTo(DOCUMENT.root());
  }

  @Test
  void unknownRoutesAreAnsweredInTheOneForm() {
    Reply unknown = client.get(ROOT + "/nope");
    Reply method = client.get(ROOT + "/runs/columns");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().get("code").asText()).isEqualTo("not_found");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.header("Allow")).isEqualTo("POST");
    assertThat(method.json().get("code").asText()).isEqualTo("method_not_allowed");
  }

  @Test
  void pagesOfOtherSitesCannotPost() {
    Reply reply =
        client.send(
            client
                .request(ROOT + "/runs/columns")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(reply.status()).isEqualTo(415);
  }

  @Test
  void aBrokenQueryIsABadRequest() {
    Reply reply = client.get(ROOT + "/keys?experiment_id=%25zz");

    assertThat(reply.status()).isEqualTo(200);
  }
}
