// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A run logged in batches, each of which adds the next steps to every key and a param with its
 * number: so that a batch that is there by halves is seen.
 */
final class LoggedRun {

  private static final int KEYS = 5;
  private static final String MLFLOW = "/api/2.0/mlflow/";
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";

  private final String id;

  /** The step at which each batch ends, the one in flight at the end included. */
  private final List<Integer> ends = new ArrayList<>(List.of(0));

  private int acknowledged;
  private boolean uploaded;
  private boolean finished;

  private LoggedRun(String id) {
    this.id = id;
  }

  static LoggedRun create(Connection connection) throws IOException {
    JsonNode run =
        connection
            .post(MLFLOW + "runs/create", "{\"experiment_id\": \"0\", \"start_time\": 1}")
            .requireOk()
            .json();
    return new LoggedRun(run.at("/run/info/run_id").asText());
  }

  /**
   * @param steps how many points each key gets
   */
  void log(Connection connection, int steps) throws IOException {
    int first = ends.getLast();
    ends.add(first + steps);
    StringJoiner metrics = new StringJoiner(",");
    for (int key = 0; key < KEYS; key++) {
      for (int step = first; step < first + steps; step++) {
        metrics.add(
            "{\"key\":\"m%d\",\"value\":%s,\"timestamp\":%d,\"step\":%d}"
                .formatted(key, value(key, step), timestamp(step), step));
      }
    }
    String body =
        "{\"run_id\":\"%s\",\"metrics\":[%s],\"params\":[{\"key\":\"batch %d\",\"value\":\"%d\"}]}"
            .formatted(id, metrics, acknowledged, first);
    connection.post(MLFLOW + "runs/log-batch", body).requireOk();
    acknowledged++;
  }

  private static double value(int key, int step) {
    return key + 1.0 / (step + 1);
  }

  private static long timestamp(int step) {
    return 1_700_000_000_000L + 10L * step;
  }

  void upload(Connection connection) throws IOException {
    connection
        .put(ARTIFACTS + id + "/file.txt", content().getBytes(StandardCharsets.UTF_8))
        .requireOk();
    uploaded = true;
  }

  void deleteUpload(Connection connection) throws IOException {
    connection.send("DELETE", ARTIFACTS + id, List.of(), new byte[0]).requireOk();
    uploaded = false;
  }

  private String content() {
    return (id + "\n").repeat(1000);
  }

  void finish(Connection connection) throws IOException {
    String body = "{\"run_id\":\"%s\",\"status\":\"FINISHED\",\"end_time\":2}".formatted(id);
    connection.post(MLFLOW + "runs/update", body).requireOk();
    finished = true;
  }

  /** Acknowledged requests. */
  long requests() {
    return 1L + acknowledged + (uploaded ? 1 : 0) + (finished ? 1 : 0);
  }

  /** Acknowledged points. */
  long points() {
    return (long) KEYS * ends.get(acknowledged);
  }

  /** Fails unless the server holds what it acknowledged, and nothing by halves. */
  void check(Connection connection) throws IOException {
    JsonNode run = connection.get(MLFLOW + "runs/get?run_id=" + id).requireOk().json().get("run");
    int batches = run.at("/data/params").size();
    assertThat(batches).as("batches of run %s", id).isBetween(acknowledged, ends.size() - 1);
    for (int key = 0; key < KEYS; key++) {
      checkHistory(connection, key, ends.get(batches));
    }
    for (JsonNode latest : run.at("/data/metrics")) {
      assertThat(latest.get("step").asInt()).isEqualTo(ends.get(batches) - 1);
    }
    if (finished) {
      assertThat(run.at("/info/status").asText()).isEqualTo("FINISHED");
    }
    if (uploaded) {
      assertThat(connection.get(ARTIFACTS + id + "/file.txt").requireOk().text())
          .isEqualTo(content());
    }
  }

  private void checkHistory(Connection connection, int key, int steps) throws IOException {
    String path = "metrics/get-history?run_id=%s&metric_key=m%d".formatted(id, key);
    JsonNode points = connection.get(MLFLOW + path).requireOk().json().path("metrics");
    assertThat(points.size()).as("points of m%d of run %s", key, id).isEqualTo(steps);
    for (int step = 0; step < steps; step++) {
      JsonNode point = points.get(step);
      assertThat(point.get("step").asInt()).isEqualTo(step);
      assertThat(point.get("value").asDouble()).isEqualTo(value(key, step));
      assertThat(point.get("timestamp").asLong()).isEqualTo(timestamp(step));
    }
  }
}
