// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that keep a connection and send next to nothing. */
@Timeout(20)
class SlowClientsIT {

  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String CREATE = "/api/2.0/mlflow/experiments/create";

  @TempDir private Path directory;
  private final List<Tracker> trackers = new ArrayList<>();

  @AfterEach
  void stop() {
    trackers.forEach(Tracker::close);
  }

  private TrackerClient start(Duration headTime, Duration idleTime, Duration bodyTime) {
    Limits limits = Limits.DEFAULT.withTimes(headTime, idleTime, bodyTime);
    trackers.add(Tracker.start(TrackerConfig.of(directory).withLimits(limits)));
    return new TrackerClient(address());
  }

  private String address() {
    return trackers.getFirst().address();
  }

  /** Sends drops until the connection is closed. */
  private static void dripUntilClosed(RawConnection connection) throws IOException {
    Thread drops =
        Thread.ofVirtual()
            .start(() -> {
              try {
                while (true) {
                  connection.send("x");
                  Thread.sleep(20);
                }
              } catch (IOException | InterruptedException e) {
                // closed
              }
            });
    connection.awaitClose();
    drops.interrupt();
  }

  @Test
  void aHeadThatNeverEndsIsCutOff() throws Exception {
    start(SHORT, LONG, LONG);

    try (RawConnection connection = new RawConnection(address())) {
      connection.send("GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
      dripUntilClosed(connection);
    }
  }

  @Test
  void aSecondHeadThatNeverEndsIsCutOffToo() throws Exception {
    start(LONG, SHORT, LONG);

    try (RawConnection connection = new RawConnection(address())) {
      connection.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(connection.readHead()).startsWith("HTTP/1.1 200 ");
      connection.send("GET /health HTTP/1.1\r\nX-Slow: ");
      dripUntilClosed(connection);
    }
  }

  @Test
  void aBodyThatNeverEndsIsCutOff() throws Exception {
    start(LONG, LONG, SHORT);

    try (RawConnection connection = new RawConnection(address())) {
      connection.sendHead(CREATE, 1_000_000);
      dripUntilClosed(connection);
    }
  }

  @Test
  void aStreamOfEventsIsNoSlowClient() throws Exception {
    TrackerClient client = start(SHORT, LONG, SHORT);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + "/api/assay/v1/events")).build();
    HttpResponse<InputStream> events =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    try (RawConnection silent = new RawConnection(address());
        InputStream stream = events.body()) {
      silent.awaitClose(); // by then, everything without a request is gone

      client.createRun("0");

      byte[] first = stream.readNBytes(20);
      assertThat(first).hasSize(20);
    }
  }

  @Test
  void anUploadMayTakeItsTime() throws Exception {
    TrackerClient client = start(SHORT, LONG, SHORT);
    String path = "/api/2.0/mlflow-artifacts/artifacts/0/slow.bin";
    try (RawConnection upload = new RawConnection(address());
        RawConnection silent = new RawConnection(address())) {
      upload.send(
          "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\nabc".formatted(path));
      silent.awaitClose();

      upload.send("def");

      assertThat(upload.readHead()).startsWith("HTTP/1.1 200 ");
    }
    assertThat(client.get(path).text()).isEqualTo("abcdef");
  }

  @Test
  void hundredsOfSlowConnectionsLeaveTheOthersServed() throws Exception {
    TrackerClient client = start(LONG, LONG, LONG);
    List<RawConnection> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        RawConnection head = new RawConnection(address());
        head.send("POST %s HTTP/1.1\r\nHost: loc".formatted(CREATE));
        RawConnection body = new RawConnection(address());
        body.sendHead(CREATE, 1 << 20);
        body.send("{\"name\": ");
        RawConnection reader = new RawConnection(address());
        reader.send("GET /api/assay/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
        slow.addAll(List.of(head, body, reader));
      }

      String run = client.createRun("0");
      for (int step = 0; step < 200; step++) {
        client.mlflow(
            "runs/log-metric",
            "{'run_id': '%s', 'key': 'm', 'value': 1, 'timestamp': 1, 'step': %d}"
                .formatted(run, step));
      }

      assertThat(client.mlflow("runs/get?run_id=" + run).at("/run/data/metrics/0/step").asInt())
          .isEqualTo(199);
      slow.get(1).send("\"finished in the end\"}".concat(" ".repeat((1 << 20) - 31)));
      assertThat(slow.get(1).readHead()).startsWith("HTTP/1.1 200 ");
    } finally {
      for (RawConnection connection : slow) {
        connection.close();
      }
    }
  }
}
