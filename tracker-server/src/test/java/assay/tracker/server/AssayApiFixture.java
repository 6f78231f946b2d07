// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.api.OpenApiDocument;
import assay.tracker.server.TrackerClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tracker whose own API is asked over real HTTP; every answer is held against its description.
 * The tests of a class share it, and use experiments of their own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AssayApiFixture {

  static final String ROOT = "/api/assay/v1";
  static final ObjectMapper JSON = new ObjectMapper();
  static final OpenApiDocument DOCUMENT = OpenApiDocument.load();

  Tracker tracker;
  TrackerClient client;

  @BeforeAll
  void start(@TempDir Path directory) {
    tracker = Tracker.start(TrackerConfig.of(directory));
    client = new TrackerClient(tracker.address());
  }

  @AfterAll
  void stop() {
    tracker.close();
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Reply described(String method, String path, Reply reply) {
    assertThat(DOCUMENT.problems(method, path, reply.status(), reply.json()))
        .as(reply.text())
        .isEmpty();
    return reply;
  }

  static JsonNode ok(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  Reply get(String path, String query) {
    return described("GET", path, client.get(ROOT + path + query));
  }

  Reply post(String path, String json) {
    return described("POST", path, client.post(ROOT + path, json.replace('\'', '"')));
  }

  /** A body that is as described, too. */
  JsonNode posted(String path, String json) {
    assertThat(DOCUMENT.requestProblems(path, parse(json.replace('\'', '"')))).isEmpty();
    return ok(post(path, json));
  }

  String createExperiment(String name) {
    return client
        .mlflow("experiments/create", "{'name': '%s'}".formatted(name))
        .get("experiment_id")
        .asText();
  }

  String run(String experiment, int start, String data) {
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

  static String metrics(String... keysAndValues) {
    return IntStream.range(0, keysAndValues.length / 2)
        .mapToObj(i ->
            "{'key': '%s', 'value': %s, 'timestamp': 1}"
                .formatted(keysAndValues[2 * i], keysAndValues[2 * i + 1]))
        .collect(Collectors.joining(", ", "'metrics': [", "]"));
  }

  static String params(String key, String value) {
    return "'params': [{'key': '%s', 'value': '%s'}]".formatted(key, value);
  }

  static String tags(String... keysAndValues) {
    return IntStream.range(0, keysAndValues.length / 2)
        .mapToObj(i ->
            "{'key': '%s', 'value': '%s'}"
                .formatted(keysAndValues[2 * i], keysAndValues[2 * i + 1]))
        .collect(Collectors.joining(", ", "'tags': [", "]"));
  }
}
