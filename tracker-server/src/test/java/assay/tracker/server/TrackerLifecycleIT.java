// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.server.TrackerClient.Reply;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerLifecycleIT {

  @TempDir private Path directory;

  private Tracker start() {
    return Tracker.start(TrackerConfig.of(directory));
  }

  @Test
  void dataIsThereAfterARestart() {
    String run;
    try (Tracker tracker = start()) {
      run = new TrackerClient(tracker.address()).createRun("0");
    }

    try (Tracker tracker = start()) {
      new TrackerClient(tracker.address()).mlflow("runs/get?run_id=" + run);
    }
    assertThat(directory).isDirectoryNotContaining("glob:**-wal");
  }

  @Test
  void aDirectoryHeldByAnotherProcessNamesItsAddress() throws Exception {
    try (ChildJvm child = ChildJvm.start(HolderMain.class, directory.toString())) {
      String address = child.readLine();

      assertThatThrownBy(this::start)
          .isInstanceOfSatisfying(
              DirectoryInUseException.class,
              e -> {
                assertThat(e.address()).hasValue(address);
                assertThat(e.pid()).hasValue(child.pid());
              });
      assertThat(new TrackerClient(address).get("/health").text()).isEqualTo("OK");
    }

    // Its lock died with it, its lock file did not.
    assertThat(Files.readString(directory.resolve("lock"))).contains("address");
    start().close();
  }

  @Test
  void aPreferredPortInUseIsReplacedAndARequiredOneIsNot() throws Exception {
    TrackerConfig config = TrackerConfig.of(directory);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      try (Tracker tracker = Tracker.start(config.withPreferredPort(port))) {
        assertThat(tracker.address()).startsWith("http://127.0.0.1:").doesNotEndWith(":" + port);
      }
      assertThatThrownBy(() -> Tracker.start(config.withPort(port)))
          .isInstanceOf(TrackerStartException.class)
          .hasMessageContaining("port %d: the port is in use", port);
    }
    start().close(); // the directory was let go of
  }

  @Test
  void filesOfClientsLieInTheArtifactDirectory(@TempDir Path elsewhere) throws Exception {
    TrackerConfig config = TrackerConfig.of(directory).withArtifacts(elsewhere);
    try (Tracker tracker = Tracker.start(config)) {
      new TrackerClient(tracker.address())
          .put("/api/2.0/mlflow-artifacts/artifacts/a/b.txt", new byte[] {'x'});
    }

    assertThat(elsewhere.resolve("a/b.txt")).hasContent("x");
    assertThat(directory.resolve("artifacts")).doesNotExist();
  }

  @Test
  void newExperimentsKeepArtifactsBelowTheDefaultRoot() {
    TrackerConfig config = TrackerConfig.of(directory).withArtifactRoot("file:///srv/artifacts");
    try (Tracker tracker = Tracker.start(config)) {
      String id =
          new TrackerClient(tracker.address())
              .mlflow("experiments/create", "{'name': 'e'}")
              .get("experiment_id")
              .asText();

      assertThat(
              new TrackerClient(tracker.address())
                  .mlflow("experiments/get?experiment_id=" + id)
                  .at("/experiment/artifact_location")
                  .asText())
          .isEqualTo("file:///srv/artifacts/" + id);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"artifacts", "/srv/artifacts", "file:a", "file:///a/../b", "s3://b/c?d#e", "a b:"})
  void aDefaultRootThatIsNoPlaceIsRefused(String root) {
    assertThatThrownBy(() -> Tracker.start(TrackerConfig.of(directory).withArtifactRoot(root)))
        .isInstanceOf(TrackerStartException.class)
        .hasMessageContaining("The default artifact root '%s' cannot be used", root);
  }

  @Test
  void aStoppingTrackerFinishesWhatItAccepted() throws Exception {
    Tracker tracker = start();
    TrackerClient client = new TrackerClient(tracker.address());
    String run = client.createRun("0");
    List<Future<Boolean>> writes = new ArrayList<>();
    int acknowledged = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int step = 0; step < 400; step++) {
        String body =
            "{'run_id': '%s', 'key': 'm', 'value': 1, 'timestamp': 1, 'step': %d}"
                .formatted(run, step);
        writes.add(threads.submit(() -> isAcknowledged(client, body)));
      }
      writes.get(20).get();
      tracker.close();
      for (Future<Boolean> write : writes) {
        acknowledged += write.get() ? 1 : 0;
      }
    }

    try (Tracker again = start()) {
      int kept =
          new TrackerClient(again.address())
              .mlflow("metrics/get-history?run_id=" + run + "&metric_key=m")
              .get("metrics")
              .size();
      assertThat(kept).isGreaterThanOrEqualTo(acknowledged).isGreaterThan(20);
    }
  }

  private static boolean isAcknowledged(TrackerClient client, String body) {
    try {
      Reply reply = client.tryMlflow("runs/log-metric", body);
      return reply.status() == 200;
    } catch (UncheckedIOException e) {
      return false; // refused or cut off: not acknowledged
    }
  }
}
