// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.server.TrackerClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are too large to wait in memory for their clients. */
@Timeout(30)
class LargeAnswersIT {

  /** Makes a point of the history a long one. */
  private static final String KEY = "m".repeat(250);

  private static final int POINTS = 25_000;
  private static final Duration SHORT = Duration.ofMillis(500);

  @TempDir private Path directory;
  private Tracker tracker;
  private TrackerClient client;
  private String run;

  @BeforeEach
  void start() {
    Limits limits =
        Limits.DEFAULT
            .withAnswerBytes(1 << 20)
            .withTimes(Duration.ofMinutes(1), SHORT, Duration.ofMinutes(1));
    tracker = Tracker.start(TrackerConfig.of(directory).withLimits(limits));
    client = new TrackerClient(tracker.address());
    run = client.createRun("0");
    Random random = new Random(1);
    for (int first = 0; first < POINTS; first += 1_000) {
      String metrics =
          IntStream.range(first, first + 1_000)
              .mapToObj(step ->
                  "{'key': '%s', 'value': %s, 'timestamp': 1, 'step': %d}"
                      .formatted(KEY, random.nextDouble(), step))
              .collect(Collectors.joining(","));
      client.mlflow("runs/log-batch", "{'run_id': '%s', 'metrics': [%s]}".formatted(run, metrics));
    }
  }

  @AfterEach
  void stop() {
    tracker.close();
  }

  /** The path of an answer of 8 MB, more than the sockets of both sides hold. */
  private String history() {
    return "/api/2.0/mlflow/metrics/get-history?run_id=%s&metric_key=%s".formatted(run, KEY);
  }

  private RawConnection ask() throws IOException {
    RawConnection connection = new RawConnection(tracker.address());
    connection.send("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(history()));
    assertThat(connection.readHead()).startsWith("HTTP/1.1 200 ");
    return connection;
  }

  private void awaitNothingPending() {
    while (!client.get("/metrics").text().contains("\nassay_http_pending_answer_bytes 0\n")) {
      Thread.onSpinWait();
    }
  }

  @Test
  void theyAreWholeWithAndWithoutCompression() throws Exception {
    Reply plain = client.get(history());
    Reply zstd = client.send(client.request(history()).header("Accept-Encoding", "zstd"));

    JsonNode metrics = plain.json().get("metrics");
    assertThat(metrics).hasSize(POINTS);
    assertThat(metrics.get(POINTS - 1).get("step").asInt()).isEqualTo(POINTS - 1);
    assertThat(plain.header("Content-Length"))
        .isEqualTo(Integer.toString(plain.response().body().length));
    assertThat(zstd.header("Content-Encoding")).isEqualTo("zstd");
    assertThat(new ZstdInputStream(new ByteArrayInputStream(zstd.response().body())).readAllBytes())
        .isEqualTo(plain.response().body());
    awaitNothingPending();
  }

  @Test
  void aConnectionGoesOnAfterOne() throws Exception {
    int whole = client.get(history()).response().body().length;
    try (RawConnection connection = ask()) {
      byte[] body = connection.readExactly(whole);
      connection.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");

      assertThat(new String(body, StandardCharsets.UTF_8)).endsWith("}]}");
      assertThat(connection.readHead()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void whoTakesLongButGoesOnGetsAll() throws Exception {
    int whole = client.get(history()).response().body().length;
    long started = System.nanoTime();
    try (RawConnection slow = ask()) {
      int received = 0;
      while (received < whole) {
        received += slow.readExactly(Math.min(1 << 17, whole - received)).length;
        Thread.sleep(20);
      }
      assertThat(received).isEqualTo(whole);
    }
    assertThat(System.nanoTime() - started).as("longer than idle").isGreaterThan(SHORT.toNanos());
  }

  @Test
  void whoTakesNothingIsCutOffAndLeavesNothing() throws Exception {
    try (RawConnection silent = ask()) {
      awaitNothingPending();

      silent.awaitClose();
    }
  }

  @Test
  void whoLeavesHalfWayLeavesNothing() throws Exception {
    try (RawConnection leaving = ask()) {
      leaving.readExactly(1_000);
    }
    awaitNothingPending();
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void moreThanThereIsRoomForHasToComeBackInTheFormOfItsProtocol() throws Exception {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String key = "long %d".formatted(i);
      columns.add("'tags.`%s`'".formatted(key));
      client.mlflow(
          "runs/set-tag",
          "{'run_id': '%s', 'key': '%s', 'value': '%s'}"
              .formatted(run, key, Integer.toString(i).repeat(4_000)));
    }
    String table = "{'experiment_ids': ['0'], 'columns': %s}".formatted(columns).replace('\'', '"');

    RawConnection holder = ask();
    try (holder) {
      Reply mlflow = client.get(history());
      Reply own = client.post("/api/assay/v1/runs/columns", table);
      Reply small = client.get("/api/2.0/mlflow/experiments/get?experiment_id=0");

      assertThat(mlflow.status()).isEqualTo(429);
      assertThat(mlflow.header("Retry-After")).isEqualTo("1");
      assertThat(mlflow.json().get("error_code").asText()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
      assertThat(own.status()).isEqualTo(429);
      assertThat(own.header("Retry-After")).isEqualTo("1");
      assertThat(own.json().get("code").asText()).isEqualTo("request_limit_exceeded");
      assertThat(small.status()).isEqualTo(200);
    }
    awaitNothingPending();
    assertThat(client.post("/api/assay/v1/runs/columns", table).status()).isEqualTo(200);
  }
}
