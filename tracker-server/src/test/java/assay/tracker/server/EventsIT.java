// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EventsIT {

  private Tracker tracker;
  private TrackerClient client;

  @BeforeEach
  void start(@TempDir Path directory) {
    tracker = Tracker.start(TrackerConfig.of(directory));
    client = new TrackerClient(tracker.address());
  }

  @AfterEach
  void stop() {
    tracker.close();
  }

  /** A page that listens. */
  private static final class Listener implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    Listener(String url, String... headers) throws Exception {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
      if (headers.length > 0) {
        request.headers(headers);
      }
      response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
      lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** The lines of the next block. */
    List<String> next() throws IOException {
      List<String> block = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          return block;
        }
        block.add(line);
      }
      return block;
    }

    @Override
    public void close() throws IOException {
      response.body().close();
    }
  }

  private Listener listen(String query, String... headers) throws Exception {
    return new Listener(tracker.address() + "/api/assay/v1/events" + query, headers);
  }

  private static long id(List<String> block) {
    return Long.parseLong(block.getFirst().substring("id: ".length()));
  }

  @Test
  void changesArriveWithTheirNumber() throws Exception {
    try (Listener listener = listen("")) {
      long position = id(listener.next());

      String run = client.createRun("0");
      List<String> event = listener.next();

      assertThat(listener.response.headers().firstValue("Content-Type"))
          .hasValue("text/event-stream");
      assertThat(event)
          .containsExactly(
              "id: " + (position + 1),
              "event: run",
              ("data: {\"seq\":%d,\"experiment_id\":\"0\",\"run_id\":\"%s\","
                      + "\"change\":\"created\"}")
                  .formatted(position + 1, run));
    }
  }

  @Test
  void whatWasMissedIsSentAgain() throws Exception {
    long position;
    try (Listener listener = listen("")) {
      position = id(listener.next());
      client.createRun("0");
      listener.next();
      client.createRun("0");
      listener.next();
    }

    try (Listener byHeader = listen("?after=1", "Last-Event-ID", Long.toString(position + 1));
        Listener byQuery = listen("?after=" + position)) {
      byHeader.next();
      byQuery.next();

      assertThat(id(byHeader.next())).isEqualTo(position + 2);
      assertThat(id(byQuery.next())).isEqualTo(position + 1);
      assertThat(id(byQuery.next())).isEqualTo(position + 2);
    }
  }

  @Test
  void whoMissedTooMuchIsToldToStartAnew() throws Exception {
    for (String after : List.of("1", "nonsense", "8999999999999999")) {
      try (Listener listener = listen("?after=" + after)) {
        assertThat(listener.next().get(1)).isEqualTo("event: reset");
      }
    }
  }

  @Test
  void aBurstOfTheSameChangeIsOneEvent() throws Exception {
    String run = client.createRun("0");
    try (Listener listener = listen("")) {
      long position = id(listener.next());
      StringBuilder metrics = new StringBuilder();
      for (int step = 0; step < 500; step++) {
        metrics.append(
            "%s{'key': 'm', 'value': 1, 'timestamp': 1, 'step': %d}"
                .formatted(step == 0 ? "" : ",", step));
      }
      client.mlflow("runs/log-batch", "{'run_id': '%s', 'metrics': [%s]}".formatted(run, metrics));
      client.mlflow("runs/update", "{'run_id': '%s', 'status': 'FINISHED'}".formatted(run));

      List<String> changes = new ArrayList<>();
      while (changes.isEmpty() || !changes.getLast().contains("status")) {
        changes.add(listener.next().get(2));
      }
      assertThat(changes.stream().filter(change -> change.contains("\"metrics\""))).hasSize(1);
      assertThat(position).isPositive();
    }
  }

  @Test
  void uploadedArtifactsAreReported() throws Exception {
    String run = client.createRun("0");
    try (Listener listener = listen("")) {
      listener.next();

      client.put(
          "/api/2.0/mlflow-artifacts/artifacts/0/" + run + "/artifacts/a.txt", new byte[] {1});

      String data = listener.next().get(2);
      while (data.contains("\"created\"")) {
        data = listener.next().get(2);
      }
      assertThat(data).contains(run).contains("\"change\":\"artifact\"");
    }
  }

  @Test
  void aStoppingTrackerEndsItsStreams() throws Exception {
    try (Listener listener = listen("")) {
      listener.next();

      tracker.close();

      assertThat(listener.next()).isEmpty();
    }
  }
}
