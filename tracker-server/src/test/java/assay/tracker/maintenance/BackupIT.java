// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.auth.TokenFile;
import assay.tracker.server.DataLayout;
import assay.tracker.server.Tracker;
import assay.tracker.server.TrackerConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Copies of data directories that are in use, and bringing them back. */
@Timeout(60)
class BackupIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";

  @TempDir private Path directory;
  private final HttpClient http = HttpClient.newHttpClient();

  private Path data() {
    return directory.resolve("data");
  }

  private String send(HttpRequest.Builder request) throws Exception {
    var response = http.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private JsonNode post(Tracker tracker, String route, String json) throws Exception {
    String url = tracker.address() + "/api/2.0/mlflow/" + route;
    return JSON.readTree(
        send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.replace('\'', '"')))));
  }

  private String createRun(Tracker tracker) throws Exception {
    return post(tracker, "runs/create", "{'experiment_id': '0'}").at("/run/info/run_id").asText();
  }

  private void put(Tracker tracker, String path, String content) throws Exception {
    send(
        HttpRequest.newBuilder(URI.create(tracker.address() + ARTIFACTS + path))
            .PUT(BodyPublishers.ofString(content)));
  }

  private String get(Tracker tracker, String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(tracker.address() + path)));
  }

  private int log(Tracker tracker, String run, AtomicBoolean enough, CountDownLatch some)
      throws Exception {
    int step = 0;
    while (!enough.get()) {
      post(
          tracker,
          "runs/log-metric",
          "{'run_id': '%s', 'key': 'm', 'value': 1, 'timestamp': 1, 'step': %d}"
              .formatted(run, step++));
      some.countDown();
    }
    return step;
  }

  @Test
  void aBackupOfARunningTrackerHoldsAWholeMomentOfIt() throws Exception {
    Path backup = directory.resolve("backup");
    String run;
    try (Tracker tracker = Tracker.start(TrackerConfig.of(data()));
        ExecutorService writer = Executors.newSingleThreadExecutor()) {
      run = createRun(tracker);
      put(tracker, "0/%s/artifacts/a/%%C3%%BC%%20b.txt".formatted(run), "content");
      Files.createDirectories(data().resolve("journal"));
      Files.writeString(data().resolve("journal/launch.jsonl"), "{}\n");
      new TokenFile(new DataLayout(data()).tokens()).create("me", Optional.empty(), Instant.now());
      AtomicBoolean enough = new AtomicBoolean();
      CountDownLatch some = new CountDownLatch(50);
      Future<Integer> written = writer.submit(() -> log(tracker, run, enough, some));
      some.await();

      Copied copied = Backup.take(data(), Optional.empty(), backup);

      enough.set(true);
      assertThat(written.get()).isGreaterThanOrEqualTo(50);
      assertThat(copied.files()).isEqualTo(4);
      assertThat(Files.readString(backup.resolve("SHA256SUMS")))
          .contains("  tracker.db\n", "  journal/launch.jsonl\n", "  tokens.json\n");
    }

    Path restored = directory.resolve("restored");
    assertThat(Restore.bring(backup, restored).files()).isEqualTo(4);

    assertThat(restored.resolve("journal/launch.jsonl")).hasContent("{}");
    assertThat(new TokenFile(new DataLayout(restored).tokens()).list()).hasSize(1);
    assertThat(Doctor.examine(restored, false))
        .extracting(Finding::kind)
        .containsOnly(Finding.Kind.FINE);
    try (Tracker tracker = Tracker.start(TrackerConfig.of(restored))) {
      String history =
          get(tracker, "/api/2.0/mlflow/metrics/get-history?metric_key=m&run_id=" + run);
      JsonNode points = JSON.readTree(history).get("metrics");
      assertThat(points.size()).as("what was confirmed before").isGreaterThanOrEqualTo(50);
      assertThat(get(tracker, ARTIFACTS + "0/%s/artifacts/a/%%C3%%BC%%20b.txt".formatted(run)))
          .isEqualTo("content");
    }
  }

  @Test
  void artifactsFromElsewhereAreTakenAlong() throws Exception {
    Path elsewhere = directory.resolve("elsewhere");
    try (Tracker tracker = Tracker.start(TrackerConfig.of(data()).withArtifacts(elsewhere))) {
      put(tracker, "0/x/artifacts/f", "content");
    }

    Backup.take(data(), Optional.of(elsewhere), directory.resolve("backup"));
    Restore.bring(directory.resolve("backup"), directory.resolve("restored"));

    assertThat(directory.resolve("restored/artifacts/0/x/artifacts/f")).hasContent("content");
  }

  private Path backupOfOneArtifact() throws Exception {
    Path backup = directory.resolve("backup");
    try (Tracker tracker = Tracker.start(TrackerConfig.of(data()))) {
      put(tracker, "0/x/artifacts/f", "content");
      Backup.take(data(), Optional.empty(), backup);
    }
    return backup;
  }

  @Test
  void aDamagedBackupIsRefusedAndLeavesNothingBehind() throws Exception {
    Path backup = backupOfOneArtifact();
    Path restored = directory.resolve("restored");
    Path file = backup.resolve("artifacts/0/x/artifacts/f");

    Files.writeString(file, "CONTENT");
    assertThatThrownBy(() -> Restore.bring(backup, restored))
        .isInstanceOf(MaintenanceException.class)
        .hasMessageContaining("artifacts/0/x/artifacts/f is not what it was");
    Files.delete(file);
    assertThatThrownBy(() -> Restore.bring(backup, restored))
        .hasMessageContaining("The backup lacks artifacts/0/x/artifacts/f");
    try (var left = Files.list(restored)) {
      assertThat(left.map(path -> path.getFileName().toString())).containsOnly("lock");
    }

    Files.writeString(backup.resolve("SHA256SUMS"), "%s  ../evil\n".formatted("0".repeat(64)));
    assertThatThrownBy(() -> Restore.bring(backup, directory.resolve("other")))
        .hasMessageContaining("outside of itself");
    Files.delete(backup.resolve("SHA256SUMS"));
    assertThatThrownBy(() -> Restore.bring(backup, directory.resolve("third")))
        .hasMessageContaining("is no whole backup");
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    Path backup = backupOfOneArtifact();

    assertThatThrownBy(() -> Restore.bring(backup, data()))
        .isInstanceOf(MaintenanceException.class)
        .hasMessageContaining("is not empty, and nothing is overwritten");
    assertThatThrownBy(() -> Backup.take(data(), Optional.empty(), backup))
        .isInstanceOf(MaintenanceException.class)
        .hasMessageContaining("a directory of its own");
    assertThatThrownBy(
            () -> Backup.take(directory.resolve("none"), Optional.empty(), directory.resolve("b")))
        .hasMessageContaining("There is no tracker's database");
  }

  @Test
  void aBackupInsideTheDirectoryDoesNotHoldItself() throws Exception {
    Tracker.start(TrackerConfig.of(data())).close();

    Copied copied = Backup.take(data(), Optional.empty(), data().resolve("backup"));

    assertThat(copied.files()).isEqualTo(1);
  }

  @Test
  void theSumsAreThoseOfTheUsualTool() throws Exception {
    Path file = Files.writeString(directory.resolve("f"), "abc", StandardCharsets.UTF_8);

    assertThat(Copies.sum(file))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
