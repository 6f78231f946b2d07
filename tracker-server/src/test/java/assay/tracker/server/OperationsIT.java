// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.auth.TokenFile;
import assay.tracker.server.TrackerClient.Reply;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What those who run a tracker see of it: measurements and the log of requests. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsIT {

  private static final Logger LOG = (Logger) LoggerFactory.getLogger(AccessLog.NAME);

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(event.getFormattedMessage());
        }
      };
  private Tracker tracker;
  private TrackerClient client;
  private String token;

  @BeforeAll
  void start(@TempDir Path directory) {
    token =
        new TokenFile(new DataLayout(directory).tokens())
            .create("anna", Optional.empty(), Instant.now());
    tracker =
        Tracker.start(
            TrackerConfig.of(directory)
                .withServing(Serving.DEFAULT.withAccess(Access.DEFAULT.withTokensRequired())));
    client = new TrackerClient(tracker.address());
    appender.start();
    LOG.addAppender(appender);
    LOG.setLevel(Level.INFO);
    LOG.setAdditive(false);
  }

  @AfterAll
  void stop() {
    LOG.detachAppender(appender);
    LOG.setLevel(null);
    LOG.setAdditive(true);
    tracker.close();
  }

  private Reply get(String path, String... headers) {
    var request = client.request(path).header("Authorization", "Bearer " + token);
    return client.send(headers.length == 0 ? request : request.headers(headers));
  }

  private JsonNode line(String requestId) throws Exception {
    while (true) {
      JsonNode line = new ObjectMapper().readTree(lines.take());
      if (line.get("request_id").asText().equals(requestId)) {
        return line;
      }
    }
  }

  @Test
  void everyRequestIsALineWithoutSecrets() throws Exception {
    Reply reply = get("/get-artifact?run_id=secret&path=x", "X-Request-Id", "from-proxy.1");
    JsonNode line = line("from-proxy.1");

    assertThat(reply.header("X-Request-Id")).isEqualTo("from-proxy.1");
    assertThat(line.get("time").asText()).startsWith("20");
    assertThat(line.get("method").asText()).isEqualTo("GET");
    assertThat(line.get("path").asText()).isEqualTo("/get-artifact");
    assertThat(line.get("status").asInt()).isEqualTo(404);
    assertThat(line.get("token").asText()).isEqualTo("anna");
    assertThat(line.get("remote").asText()).isEqualTo("127.0.0.1");
    assertThat(line.get("sent_bytes").asLong()).isEqualTo(reply.response().body().length);
    assertThat(line.get("duration_ms").asDouble()).isPositive();
    assertThat(line.toString()).doesNotContain("secret", token);
  }

  @Test
  void anIdThatCannotStandInALogIsReplaced() throws Exception {
    String id = get("/health", "X-Request-Id", "a b\"c").header("X-Request-Id");

    assertThat(id).matches("[0-9a-f]{16}");
    assertThat(line(id).get("path").asText()).isEqualTo("/health");
  }

  @Test
  void aRefusedRequestIsLoggedToo() throws Exception {
    String id = client.get("/api/2.0/mlflow/runs/get?run_id=x").header("X-Request-Id");

    JsonNode line = line(id);
    assertThat(line.get("status").asInt()).isEqualTo(401);
    assertThat(line.has("token")).isFalse();
  }

  @Test
  void aListenerThatLeavesIsLoggedAsCutOff() throws Exception {
    try (RawConnection listener = new RawConnection(tracker.address())) {
      listener.send(
          "GET /api/assay/v1/events HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: events\r\n"
              + "Authorization: Bearer %s\r\n\r\n".formatted(token));
      assertThat(listener.readHead()).startsWith("HTTP/1.1 200 ");
    }

    assertThat(line("events").get("cut_off").asBoolean()).isTrue();
  }

  @Test
  void measurementsAreInTheFormOfPrometheus() {
    get("/api/2.0/mlflow/experiments/get?experiment_id=0");
    get("/api/2.0/mlflow/experiments/get?experiment_id=77");
    client.send(client.request("/health").method("BREW", BodyPublishers.noBody()));

    Reply reply = get("/metrics");

    assertThat(reply.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(reply.text().lines())
        .allMatch(line ->
            line.matches("# (HELP|TYPE) [a-z_]+ .+")
                || line.matches("[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? [0-9.e+-]+"))
        .contains(
            "# TYPE assay_http_requests_total counter",
            "assay_http_requests_total{area=\"mlflow\",method=\"GET\",status=\"404\"} 1",
            "assay_http_pending_body_bytes 0",
            "assay_http_pending_body_limit_bytes 67108864")
        .anyMatch(
            line -> line.startsWith("assay_http_requests_total{area=\"pages\",method=\"OTHER\""))
        .anyMatch(line ->
            line.startsWith(
                "assay_http_request_duration_seconds_bucket{area=\"mlflow\",le=\"+Inf\"}"))
        .anyMatch(line -> line.matches("assay_data_free_bytes [1-9].*"))
        .anyMatch(line -> line.matches("assay_database_bytes\\{file=\"database\"} [1-9].*"))
        .anyMatch(line -> line.matches("jvm_heap_used_bytes [1-9].*"));
  }
}
