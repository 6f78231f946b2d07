// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.server.TrackerClient.Reply;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Limits and codings of bodies, in both directions. */
@Timeout(20)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodiesIT {

  private static final int LIMIT = 1 << 20;
  private static final String CREATE = "/api/2.0/mlflow/experiments/create";
  private static final String SEARCH = "/api/2.0/mlflow/experiments/search";

  private Tracker tracker;
  private TrackerClient client;

  @BeforeAll
  void start(@TempDir Path directory) {
    tracker =
        Tracker.start(
            TrackerConfig.of(directory).withLimits(Limits.DEFAULT.withBodies(LIMIT, 2 * LIMIT)));
    client = new TrackerClient(tracker.address());
  }

  @AfterAll
  void stop() {
    tracker.close();
  }

  private Reply post(String path, byte[] body, String coding) {
    return client.send(
        client
            .request(path)
            .header("Content-Type", "application/json")
            .header("Content-Encoding", coding)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void largeAnswersGiveBackWhatTheirRequestsHeld() {
    String run = client.createRun("0");
    for (int i = 0; i < 20; i++) { // an answer that is sent in pieces
      client.mlflow(
          "runs/set-tag",
          "{'run_id': '%s', 'key': 'long %d', 'value': '%s'}".formatted(run, i, "x".repeat(8_000)));
    }
    String search =
        "{\"experiment_ids\": [\"0\"], \"unknown\": \"%s\"}".formatted("x".repeat(LIMIT / 2));

    for (int i = 0; i < 10; i++) { // together more than may be pending
      Reply reply = client.post("/api/2.0/mlflow/runs/search", search);
      assertThat(reply.status()).as("answer %d", i).isEqualTo(200);
      assertThat(reply.text()).hasSizeGreaterThan(160_000);
    }
  }

  /** Asks until the bytes of a request that is gone are free again. */
  private Reply postUntilTaken(String json) {
    Reply reply = client.post(CREATE, json);
    while (reply.status() == 429) {
      Thread.onSpinWait();
      reply = client.post(CREATE, json);
    }
    return reply;
  }

  /** Gives the head of the answer to who would send a body and asks first. */
  private String askToSend(int bytes) throws IOException {
    try (RawConnection connection = new RawConnection(tracker.address())) {
      connection.sendHead(CREATE, bytes, "Expect: 100-continue\r\n");
      return connection.readHead();
    }
  }

  @Test
  void compressedBodiesAreTaken() throws Exception {
    assertThat(post(CREATE, gzip(utf8("{\"name\": \"by gzip\"}")), "gzip").status()).isEqualTo(200);
    assertThat(post(CREATE, Zstd.compress(utf8("{\"name\": \"by zstd\"}")), "zstd").status())
        .isEqualTo(200);
    client.mlflow("experiments/get-by-name?experiment_name=by%20gzip");
    client.mlflow("experiments/get-by-name?experiment_name=by%20zstd");
  }

  @Test
  void bodiesThatAreNotWhatTheySayAreTheClientsMistake() throws Exception {
    byte[] cut = gzip(new byte[100_000]);

    Reply damaged = post(CREATE, Arrays.copyOf(cut, cut.length - 4), "gzip");
    Reply other = post(CREATE, utf8("{}"), "br");

    assertThat(damaged.status()).isEqualTo(400);
    assertThat(damaged.json().get("message").asText()).contains("cannot be decompressed");
    assertThat(other.status()).isEqualTo(415);
    assertThat(other.header("Accept-Encoding")).isEqualTo("gzip, zstd");
  }

  @Test
  void theLimitCountsWhatABodyBecomes() throws Exception {
    byte[] zeros = new byte[LIMIT + 1];

    for (Reply reply :
        new Reply[] {
          post(CREATE, gzip(zeros), "gzip"),
          post(CREATE, Zstd.compress(zeros), "zstd"),
          post(CREATE, new byte[LIMIT + 1], "identity"),
          client.send(
              client
                  .request(CREATE)
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofInputStream(
                          () -> new ByteArrayInputStream(new byte[LIMIT + 1]))))
        }) {
      assertThat(reply.status()).isEqualTo(413);
      assertThat(reply.json().get("error_code").asText()).isEqualTo("REQUEST_TOO_LARGE");
    }
  }

  @Test
  void aBodyTooLargeByItsLengthIsRefusedBeforeItIsSent() throws Exception {
    assertThat(askToSend(LIMIT + 1)).startsWith("HTTP/1.1 413 ");
    assertThat(askToSend(LIMIT)).startsWith("HTTP/1.1 100 ");
  }

  @Test
  void whoAsksBeforeSendingIsToldToGoOn() throws Exception {
    try (RawConnection connection = new RawConnection(tracker.address())) {
      connection.sendHead(SEARCH, 2, "Expect: 100-continue\r\n");
      assertThat(connection.readHead()).startsWith("HTTP/1.1 100 ");

      connection.send("{}");

      assertThat(connection.readHead()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void moreBodiesThanFitAreAskedToComeBack() throws Exception {
    String large = "{\"name\": \"%s\"}".formatted("x".repeat(LIMIT / 2));
    try (RawConnection holder = new RawConnection(tracker.address());
        RawConnection another = new RawConnection(tracker.address())) {
      for (RawConnection half : new RawConnection[] {holder, another}) {
        half.sendHead(CREATE, LIMIT - 100);
        half.send(new byte[LIMIT - 1000]);
      }
      while (!askToSend(LIMIT / 2).startsWith("HTTP/1.1 429 ")) {
        Thread.onSpinWait(); // what they sent is still on its way
      }

      Reply busy = client.post(CREATE, large);

      assertThat(busy.status()).isEqualTo(429);
      assertThat(busy.header("Retry-After")).isEqualTo("1");
      assertThat(busy.json().get("error_code").asText()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
      assertThat(client.post(SEARCH, "{}").status()).as("what fits").isEqualTo(200);
      assertThat(client.get("/health").status()).isEqualTo(200);
    }

    assertThat(postUntilTaken(large).json().get("message").asText())
        .as("room again, so that only the length of the name is wrong")
        .contains("exceeds the maximum length");
  }

  @Test
  void answersAreCompressedForWhoAsks() throws Exception {
    String run = client.createRun("0");
    for (int key = 0; key < 100; key++) {
      client.mlflow(
          "runs/set-tag",
          "{'run_id': '%s', 'key': 'key %d', 'value': 'value'}".formatted(run, key));
    }
    String path = "/api/2.0/mlflow/runs/get?run_id=" + run;
    byte[] plain = client.get(path).response().body();

    Reply gzip = client.send(client.request(path).header("Accept-Encoding", "gzip, deflate"));
    Reply zstd = client.send(client.request(path).header("Accept-Encoding", "gzip, br, zstd"));
    Reply small = client.send(client.request("/health").header("Accept-Encoding", "gzip"));

    assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(gzip.header("Vary")).isEqualTo("Accept-Encoding");
    byte[] gzipped = gzip.response().body();
    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzipped)).readAllBytes())
        .isEqualTo(plain);
    assertThat(zstd.header("Content-Encoding")).isEqualTo("zstd");
    byte[] zstdBytes = zstd.response().body();
    assertThat(new ZstdInputStream(new ByteArrayInputStream(zstdBytes)).readAllBytes())
        .isEqualTo(plain);
    assertThat(small.header("Content-Encoding")).isEmpty();
  }

  @Test
  void aLargeAnswerReachesASlowReaderWhole() throws Exception {
    String run = client.createRun("0");
    Random random = new Random(1);
    for (int batch = 0; batch < 10; batch++) {
      StringBuilder metrics = new StringBuilder();
      for (int i = 0; i < 1000; i++) {
        metrics.append(
            "%s{'key': 'm', 'value': %s, 'timestamp': 1, 'step': %d}"
                .formatted(i == 0 ? "" : ",", random.nextDouble(), batch * 1000 + i));
      }
      client.mlflow("runs/log-batch", "{'run_id': '%s', 'metrics': [%s]}".formatted(run, metrics));
    }
    String path = "/api/2.0/mlflow/metrics/get-history?run_id=%s&metric_key=m".formatted(run);
    int whole = client.get(path).response().body().length;

    try (RawConnection slow = new RawConnection(tracker.address())) {
      slow.send("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path));
      String head = slow.readHead();
      int received = 0;
      byte[] piece = new byte[1000];
      while (received < whole) {
        received += slow.read(piece);
      }

      assertThat(head).contains("Content-Length: " + whole);
      assertThat(received).isEqualTo(whole);
    }
  }
}
