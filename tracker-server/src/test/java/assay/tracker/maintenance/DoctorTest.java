// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.auth.TokenFile;
import assay.tracker.maintenance.Finding.Kind;
import assay.tracker.server.DataLayout;
import assay.tracker.server.Tracker;
import assay.tracker.server.TrackerConfig;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

  @TempDir private Path directory;
  private DataLayout layout;

  @BeforeEach
  void makeData() {
    Tracker.start(TrackerConfig.of(directory)).close();
    layout = new DataLayout(directory);
  }

  private static List<String> of(Kind kind, List<Finding> findings) {
    return findings.stream().filter(finding -> finding.kind() == kind).map(Finding::text).toList();
  }

  private List<Finding> examine() {
    return Doctor.examine(directory, false);
  }

  private List<Finding> repair() {
    return Doctor.examine(directory, true);
  }

  @Test
  void aHealthyDirectoryIsFine() {
    assertThat(examine()).extracting(Finding::kind).containsOnly(Kind.FINE);
    assertThat(of(Kind.FINE, examine()))
        .anyMatch(text -> text.startsWith("The database is whole"))
        .anyMatch(text -> text.startsWith("No tracker uses"));
  }

  @Test
  void aDirectoryInUseIsOnlyLookedAt() throws Exception {
    Files.writeString(layout.uploads().resolve("x"), "abc");
    try (Tracker tracker = Tracker.start(TrackerConfig.of(directory))) {
      Files.writeString(layout.uploads().resolve("under-way"), "abc");

      assertThat(of(Kind.FINE, examine())).anyMatch(text -> text.contains(tracker.address()));
      assertThat(of(Kind.WARNING, repair())).anyMatch(text -> text.contains("Stop it to repair"));
      assertThat(layout.uploads().resolve("under-way")).exists();
    }
  }

  @Test
  void whatACrashLeftIsFoundAndRemoved() throws Exception {
    Files.writeString(layout.uploads().resolve("broken"), "abc");
    Files.writeString(directory.resolve("tokens-1.tmp"), "abc");
    Files.writeString(layout.lock(), "{\"pid\": 1}");

    List<Finding> found = examine();
    assertThat(of(Kind.WARNING, found))
        .containsExactly("There are 2 files (6 bytes) of broken uploads: --repair deletes them.");
    assertThat(of(Kind.FINE, found)).anyMatch(text -> text.contains("ended without saying so"));

    assertThat(of(Kind.REPAIRED, repair()))
        .containsExactly("Deleted 2 files (6 bytes) of broken uploads.");
    assertThat(examine()).extracting(Finding::kind).containsOnly(Kind.FINE);
  }

  @Test
  void tokensThatOthersCanReadAreClosed() throws Exception {
    new TokenFile(layout.tokens()).create("a", Optional.empty(), Instant.now());
    Files.setPosixFilePermissions(layout.tokens(), PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(of(Kind.WARNING, examine())).singleElement().asString().contains("chmod 600");
    assertThat(of(Kind.REPAIRED, repair())).hasSize(1);
    assertThat(examine()).extracting(Finding::kind).containsOnly(Kind.FINE);
  }

  @Test
  void linksAreNamed() throws Exception {
    Files.createSymbolicLink(layout.artifacts().resolve("link"), Path.of("/etc/passwd"));

    assertThat(of(Kind.WARNING, examine())).singleElement().asString().contains("symbolic links");
  }

  @Test
  void aDamagedDatabaseIsAnErrorWithAWayOut() throws Exception {
    try (FileChannel file = FileChannel.open(layout.database(), StandardOpenOption.WRITE)) {
      ByteBuffer nonsense = ByteBuffer.allocate(8192);
      nonsense.put(100, (byte) 77).limit(8192);
      file.write(nonsense, 4096);
    }

    assertThat(of(Kind.ERROR, examine())).singleElement().asString().contains("assay restore");
  }

  @Test
  void noDirectoryIsSaid() {
    assertThatThrownBy(() -> Doctor.examine(directory.resolve("none"), false))
        .isInstanceOf(MaintenanceException.class)
        .hasMessageContaining("--data DIR");
  }
}
