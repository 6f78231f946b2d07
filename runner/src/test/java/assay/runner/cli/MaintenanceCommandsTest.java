// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.artifact.ArtifactNotFoundException;
import assay.tracker.artifact.ArtifactPath;
import assay.tracker.artifact.ArtifactUpload;
import assay.tracker.model.RunInfo;
import assay.tracker.server.DataLayout;
import assay.tracker.server.OfflineStores;
import assay.tracker.server.Tracker;
import assay.tracker.server.TrackerConfig;
import assay.tracker.store.NewRun;
import assay.tracker.store.TrackingStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceCommandsTest {

  @TempDir private Path directory;

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private static Cli succeeding(String... words) {
    Cli cli = Cli.run(words);
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    return cli;
  }

  @Test
  void aDataDirectoryIsCopiedBroughtBackAndExamined() {
    try (Tracker tracker = Tracker.start(TrackerConfig.of(directory.resolve("data")))) {
      Cli backup = succeeding("backup", path("copy"), "--data", path("data"));
      assertThat(backup.err()).contains("1 files", "assay restore " + path("copy"));
      assertThat(succeeding("doctor", "--data", path("data")).out()).contains(tracker.address());
    }

    succeeding("restore", path("copy"), "--data", path("again"));

    assertThat(succeeding("doctor", "--data", path("again"), "--repair").out())
        .contains("fine      The database is whole");
  }

  @Test
  void whatCannotBeDoneEndsWithTheCodeOfDirectories() throws Exception {
    Tracker.start(TrackerConfig.of(directory.resolve("data"))).close();
    Files.writeString(new DataLayout(directory.resolve("data")).database(), "no database");

    Cli doctor = Cli.run("doctor", "--data", path("data"));
    assertThat(doctor.exitCode()).isEqualTo(5);
    assertThat(doctor.out()).contains("error     The database cannot be read");
    assertThat(Cli.run("backup", path("copy"), "--data", path("none")).exitCode()).isEqualTo(5);
    assertThat(Cli.run("restore", path("none"), "--data", path("new")).err())
        .contains("is no whole backup");
  }

  @Test
  void deletedRunsAreRemovedForGoodWithTheirArtifacts() throws Exception {
    TrackerConfig config = TrackerConfig.of(directory.resolve("data"));
    ArtifactPath file;
    String gone;
    try (OfflineStores stores = OfflineStores.open(config)) {
      TrackingStore tracking = stores.store().tracking();
      tracking.createRun(new NewRun("0", "kept", "", 1, List.of()));
      RunInfo run = tracking.createRun(new NewRun("0", "gone", "", 1, List.of())).info();
      gone = run.id();
      file = ArtifactPath.parse("0/%s/artifacts/model.txt".formatted(gone));
      try (ArtifactUpload upload = stores.artifacts().upload(file)) {
        upload.write(new byte[] {1, 2, 3});
        upload.commit();
      }
      tracking.deleteRun(gone);
    }

    assertThat(succeeding("gc", "--data", path("data")).err()).contains("0 deleted runs");
    assertThat(succeeding("gc", "--data", path("data"), "--older-than", "0s", "--dry-run").out())
        .isEqualTo("%s  gone%n".formatted(gone));
    succeeding("gc", "--data", path("data"), "--older-than", "0s");

    try (OfflineStores stores = OfflineStores.open(config)) {
      assertThat(stores.store().tracking().runsDeletedBefore(Long.MAX_VALUE)).isEmpty();
      assertThat(stores.artifacts().list(file)).isEmpty();
      assertThatThrownBy(() -> stores.artifacts().open(file))
          .isInstanceOf(ArtifactNotFoundException.class);
    }
  }
}
