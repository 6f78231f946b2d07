// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.server.DataLayout;
import assay.tracker.server.Tracker;
import assay.tracker.server.TrackerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
