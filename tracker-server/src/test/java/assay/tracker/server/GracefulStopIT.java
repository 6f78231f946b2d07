// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stopping under load. */
@Timeout(60)
class GracefulStopIT {

  private static final int CLIENTS = 24;
  private static final String LOG = "/api/2.0/mlflow/runs/log-metric";

  @TempDir private Path directory;

  private Tracker start() {
    return Tracker.start(TrackerConfig.of(directory));
  }

  /** Logs steps one after the other until the tracker is gone; adds those that it confirmed. */
  private static void log(
      String address, String run, int client, Set<Integer> confirmed, CountDownLatch warm) {
    try (RawConnection connection = new RawConnection(address)) {
      for (int i = 0; ; i++) {
        int step = i * CLIENTS + client;
        String body =
            "{\"run_id\": \"%s\", \"key\": \"m\", \"value\": 1, \"timestamp\": 1, \"step\": %d}"
                .formatted(run, step);
        connection.sendHead(LOG, body.length());
        connection.send(body);
        String head = connection.readHead();
        if (!head.startsWith("HTTP/1.1 200 ")) {
          assertThat(head).as("no other answer than none").isEmpty();
          return;
        }
        confirmed.add(step);
        connection.read(new byte[2]); // {}
        warm.countDown();
      }
    } catch (IOException e) {
      // refused or cut off: not confirmed
    }
  }

  @Test
  void everyConfirmedWriteIsKeptAndEveryAcceptedRequestAnswered() throws Exception {
    Set<Integer> confirmed = ConcurrentHashMap.newKeySet();
    Tracker tracker = start();
    String run = new TrackerClient(tracker.address()).createRun("0");
    CountDownLatch warm = new CountDownLatch(20 * CLIENTS);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < CLIENTS; client++) {
        int number = client;
        var unused = clients.submit(() -> log(tracker.address(), run, number, confirmed, warm));
      }
      warm.await();
      tracker.close();
    }

    assertThat(tracker.unanswered()).isZero();
    Set<Integer> kept = new HashSet<>();
    try (Tracker again = start()) {
      JsonNode history =
          new TrackerClient(again.address())
              .mlflow("metrics/get-history?run_id=" + run + "&metric_key=m");
      history.get("metrics").forEach(point -> kept.add(point.path("step").asInt()));
    }
    assertThat(confirmed).hasSizeGreaterThanOrEqualTo(20 * CLIENTS);
    assertThat(kept).as("confirmed, and nothing else: what was done was said").isEqualTo(confirmed);
  }

  @Test
  void aBodyOnItsWayIsReceivedAndAnswered() throws Exception {
    Tracker tracker = start();
    String run = new TrackerClient(tracker.address()).createRun("0");
    String body = "{\"run_id\": \"%s\", \"key\": \"k\", \"value\": \"v\"}".formatted(run);
    try (RawConnection connection = new RawConnection(tracker.address());
        RawConnection silent = new RawConnection(tracker.address());
        ExecutorService closer = Executors.newVirtualThreadPerTaskExecutor()) {
      connection.sendHead(
          "/api/2.0/mlflow/runs/set-tag", body.length(), "Expect: 100-continue\r\n");
      assertThat(connection.readHead()).startsWith("HTTP/1.1 100 ");

      var unused = closer.submit(tracker::close);
      silent.awaitClose(); // so it is stopping
      connection.send(body);

      assertThat(connection.readHead()).startsWith("HTTP/1.1 200 ");
    }
    try (Tracker again = start()) {
      assertThat(new TrackerClient(again.address()).mlflow("runs/get?run_id=" + run).toString())
          .contains("\"key\":\"k\",\"value\":\"v\"");
    }
  }

  @Test
  void aClientThatNeverFinishesHoldsUpTheStopForItsTimeOnly() throws Exception {
    Limits limits =
        new Limits(
            1 << 20,
            1 << 20,
            1 << 20,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMillis(200));
    Tracker tracker = Tracker.start(TrackerConfig.of(directory).withLimits(limits));
    try (RawConnection connection = new RawConnection(tracker.address())) {
      connection.sendHead(LOG, 1000, "Expect: 100-continue\r\n");
      assertThat(connection.readHead()).startsWith("HTTP/1.1 100 ");

      tracker.close();

      connection.awaitClose();
    }
    assertThat(tracker.unanswered()).isEqualTo(1);
  }
}
