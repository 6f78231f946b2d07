// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.load.Connection.Reply;
import assay.tracker.maintenance.Backup;
import assay.tracker.maintenance.Doctor;
import assay.tracker.maintenance.Finding;
import assay.tracker.maintenance.MaintenanceException;
import assay.tracker.maintenance.Restore;
import assay.tracker.server.DataLayout;
import assay.tracker.server.Tracker;
import assay.tracker.server.TrackerConfig;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A tracker on disks that are full, or cannot be written, and later can be again: it says what is
 * wrong, keeps all that it acknowledged, and goes on without a restart. The disks are file systems
 * in memory, seen by no other process.
 *
 * <p>As a program: {@code scripts/tracker-trial DiskTrial [ROUNDS [SEED]]}, by root or by a user
 * who may have a namespace of mounts.
 */
public final class DiskTrial {

  private static final String MLFLOW = "/api/2.0/mlflow/";
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";
  private static final int DISK_MEGABYTES = 8;

  private final Path mount;
  private final Path artifacts;
  private final SplittableRandom random;
  private final List<LoggedRun> runs = new ArrayList<>();

  private DiskTrial(Path directory, long seed) throws IOException {
    this.mount = Files.createDirectories(directory.resolve("disk"));
    this.artifacts = Files.createDirectories(directory.resolve("files"));
    this.random = new SplittableRandom(seed);
  }

  /** Runs itself again where it may mount. */
  public static void main(String[] arguments) throws Exception {
    String rounds = arguments.length > 0 ? arguments[0] : "200";
    String seed = arguments.length > 1 ? arguments[1] : Long.toString(System.nanoTime());
    System.out.printf("%s rounds, seed %s%n", rounds, seed);
    Path directory = Files.createTempDirectory("assay-disk-trial");
    if (!OwnMounts.possible(directory)) {
      System.err.println(OwnMounts.WHY_NOT);
      System.exit(2);
    }
    System.exit(run(directory, rounds, seed).inheritIO().start().waitFor());
  }

  /** The process to start, in a place where it may mount. */
  static ProcessBuilder run(Path directory, String rounds, String seed) {
    return OwnMounts.java(Inside.class, directory.toString(), rounds, seed);
  }

  /** The trial itself. */
  static final class Inside {

    private Inside() {}

    public static void main(String[] arguments) throws Exception {
      DiskTrial trial = new DiskTrial(Path.of(arguments[0]), Long.parseLong(arguments[2]));
      trial.all(Integer.parseInt(arguments[1]));
    }
  }

  private void all(int rounds) throws Exception {
    OwnMounts.mount(mount, DISK_MEGABYTES);
    OwnMounts.mount(artifacts, DISK_MEGABYTES);
    Path data = mount.resolve("data");
    try (Tracker tracker = Tracker.start(TrackerConfig.of(data));
        Connection connection = connect(tracker)) {
      everyWriteIsRefusedInOrder(connection);
      for (int round = 0; round < rounds; round++) {
        fillAndFree(connection);
      }
      backupsOnAFullDiskSayTheyAreNotWhole(data);
    }
    requireHealthy(data);
    aDiskThatCannotBeWrittenIsNamed(data);
    fullAtTheStart(data);
    artifactsOnADiskThatCannotBeWritten(data);
    requireHealthy(data);
    System.out.printf(
        "%d rounds of a full disk: all %,d acknowledged requests are there, the doctor is"
            + " content%n",
        rounds, runs.stream().mapToLong(LoggedRun::requests).sum());
  }

  private static Connection connect(Tracker tracker) throws IOException {
    return new Connection(URI.create(tracker.address()));
  }

  private LoggedRun logged(Connection connection) throws IOException {
    LoggedRun run = LoggedRun.create(connection);
    runs.add(run);
    run.log(connection, 40);
    run.upload(connection);
    run.finish(connection);
    return run;
  }

  private void checkAll(Connection connection) throws IOException {
    for (LoggedRun run : runs) {
      run.check(connection);
    }
  }

  // Full

  /** Leaves so many bytes. */
  private Path fill(int bytesLeft) throws IOException {
    return OwnMounts.fill(mount, bytesLeft);
  }

  private void everyWriteIsRefusedInOrder(Connection connection) throws IOException {
    LoggedRun run = logged(connection);
    String id =
        connection
            .post(MLFLOW + "runs/create", "{\"experiment_id\": \"0\", \"start_time\": 1}")
            .requireOk()
            .json()
            .at("/run/info/run_id")
            .asText();
    JsonNode upload =
        connection
            .post("/api/2.0/mlflow-artifacts/mpu/create/a", "{\"path\": \"x\", \"num_parts\": 1}")
            .requireOk()
            .json();
    String part = URI.create(upload.at("/credentials/0/url").asText()).getRawPath();
    String key = URI.create(upload.at("/credentials/0/url").asText()).getRawQuery();
    Path filler = fill(0);
    String large = "x".repeat(6_000);
    // What is small may still find room in a page that is there already.
    for (int i = 0; i < 2_000; i++) {
      Reply reply =
          connection.post(
              MLFLOW + "runs/log-parameter",
              "{\"run_id\": \"%s\", \"key\": \"p%d\", \"value\": \"%s\"}".formatted(id, i, large));
      if (reply.status() != 200) {
        requireRefused(reply);
        break;
      }
      assertThat(i).as("writes on a full disk").isLessThan(1_000);
    }
    requireRefused(connection.put(ARTIFACTS + "a/b", new byte[100_000]));
    requireRefused(connection.put(part + "?" + key, new byte[100_000]));
    Reply bulk =
        connection.send(
            "POST",
            "/api/assay/v1/runs/" + id + "/metrics",
            List.of("Content-Type: application/vnd.assay.points"),
            BulkBody.of(20_000, random));
    assertThat(bulk.status()).as(bulk.text()).isEqualTo(503);
    assertThat(bulk.json().get("code").asText()).isEqualTo("unavailable");
    run.check(connection);
    connection
        .post(MLFLOW + "runs/search", "{\"experiment_ids\": [\"0\"], \"max_results\": 5}")
        .requireOk();
    Files.delete(filler);
    connection.put(part + "?" + key, new byte[100_000]).requireOk();
    connection.put(ARTIFACTS + "a/b", new byte[100_000]).requireOk();
    logged(connection).check(connection);
  }

  private static void requireRefused(Reply reply) throws IOException {
    assertThat(reply.status()).as(reply.text()).isEqualTo(503);
    assertThat(reply.json().get("error_code").asText()).isEqualTo("TEMPORARILY_UNAVAILABLE");
    assertThat(reply.text()).containsAnyOf("disk is full", "No space left", "Read-only");
  }

  /** The room ends somewhere: in the log, in a checkpoint, between a journal and its chunks. */
  private void fillAndFree(Connection connection) throws IOException {
    Path filler = fill(random.nextInt(400_000));
    boolean refused = false;
    for (int i = 0; i < 40 && !refused; i++) {
      LoggedRun run = null;
      try {
        run = LoggedRun.create(connection);
        runs.add(run);
        for (int batch = random.nextInt(1, 8); batch > 0; batch--) {
          run.log(connection, random.nextInt(1, 200));
        }
        run.upload(connection);
        run.finish(connection);
      } catch (IllegalStateException e) {
        assertThat(e).hasMessageContaining("503").hasMessageContaining("TEMPORARILY_UNAVAILABLE");
        refused = true;
      }
    }
    Files.delete(filler);
    checkLatest(connection);
    logged(connection).check(connection);
    if (OwnMounts.freeBytes(mount) < (2 << 20)) {
      checkAll(connection);
      makeRoom(connection);
    }
  }

  private void checkLatest(Connection connection) throws IOException {
    for (LoggedRun run : runs.subList(Math.max(0, runs.size() - 5), runs.size())) {
      run.check(connection);
    }
  }

  /** Files go; the database stays and keeps its size. */
  private void makeRoom(Connection connection) throws IOException {
    for (LoggedRun run : runs) {
      run.deleteUpload(connection);
    }
  }

  private void backupsOnAFullDiskSayTheyAreNotWhole(Path data) throws IOException {
    Path target = mount.resolve("backup");
    Path filler = fill(100_000);
    assertThatThrownBy(() -> Backup.take(data, Optional.empty(), target))
        .isInstanceOf(MaintenanceException.class);
    assertThatThrownBy(() -> Restore.bring(target, artifacts.resolve("restored")))
        .isInstanceOf(MaintenanceException.class);
    Path elsewhere = artifacts.resolve("backup");
    Backup.take(data, Optional.empty(), elsewhere); // reading needs no room here
    Files.delete(filler);
    OwnMounts.clear(target);
    OwnMounts.clear(elsewhere);
  }

  private void fullAtTheStart(Path data) throws IOException {
    Path filler = fill(0);
    try (Tracker tracker = Tracker.start(TrackerConfig.of(data))) {
      tracker.address(); // what is there may suffice
    } catch (RuntimeException e) {
      assertThat(e.getMessage()).containsAnyOf("disk is full", "No space left");
    }
    Files.delete(filler);
    try (Tracker tracker = Tracker.start(TrackerConfig.of(data));
        Connection connection = connect(tracker)) {
      checkLatest(connection);
    }
  }

  // Read-only

  private void aDiskThatCannotBeWrittenIsNamed(Path data) throws Exception {
    OwnMounts.remount(mount, "ro");
    assertThatThrownBy(() -> Tracker.start(TrackerConfig.of(data)))
        .satisfies(error -> assertThat(error.getMessage()).containsIgnoringCase("read-only"));
    assertThat(Doctor.examine(data, false))
        .anyMatch(finding -> finding.kind() == Finding.Kind.ERROR);
    OwnMounts.remount(mount, "rw");
    try (Tracker tracker = Tracker.start(TrackerConfig.of(data));
        Connection connection = connect(tracker)) {
      checkAll(connection);
    }
  }

  private void artifactsOnADiskThatCannotBeWritten(Path data) throws Exception {
    try (Tracker tracker =
            Tracker.start(TrackerConfig.of(data).withArtifacts(artifacts.resolve("store")));
        Connection connection = connect(tracker)) {
      connection.put(ARTIFACTS + "a/b", "old".getBytes(StandardCharsets.UTF_8)).requireOk();
      OwnMounts.remount(artifacts, "ro");
      requireRefused(connection.put(ARTIFACTS + "a/b", "new".getBytes(StandardCharsets.UTF_8)));
      requireRefused(connection.send("DELETE", ARTIFACTS + "a/b", List.of(), new byte[0]));
      requireRefused(
          connection.post("/api/2.0/mlflow-artifacts/mpu/create/a", "{\"path\": \"x\"}"));
      assertThat(connection.get(ARTIFACTS + "a/b").requireOk().text()).isEqualTo("old");
      OwnMounts.remount(artifacts, "rw");
      connection.put(ARTIFACTS + "a/b", "new".getBytes(StandardCharsets.UTF_8)).requireOk();
      assertThat(connection.get(ARTIFACTS + "a/b").requireOk().text()).isEqualTo("new");
    }
  }

  /** Disks of this size always have little room. */
  private static void requireHealthy(Path data) {
    assertThat(Doctor.examine(new DataLayout(data).directory(), false))
        .filteredOn(finding -> finding.kind() != Finding.Kind.FINE)
        .extracting(Finding::text)
        .allMatch(text -> text.contains("of room are left"));
  }
}
