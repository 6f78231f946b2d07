// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir private Path temporary;

  @Test
  void aDirectoryIsMadeAndItsHolderNamedInTheLockFile() throws Exception {
    Path path = temporary.resolve("a/b");

    try (DataDirectory directory = DataDirectory.lock(path)) {
      directory.publish("http://127.0.0.1:1234");
      assertThatThrownBy(() -> DataDirectory.lock(path))
          .isInstanceOf(DirectoryInUseException.class);
    }

    assertThat(path.resolve("lock")).isEmptyFile();
  }

  @Test
  void theHolderInThisProcessIsNamedWithItsAddress() {
    try (DataDirectory directory = DataDirectory.lock(temporary)) {
      directory.publish("http://127.0.0.1:1234");

      assertThatThrownBy(() -> DataDirectory.lock(temporary.resolve(".")))
          .isInstanceOfSatisfying(
              DirectoryInUseException.class,
              e -> {
                assertThat(e.address()).hasValue("http://127.0.0.1:1234");
                assertThat(e.pid()).hasValue(ProcessHandle.current().pid());
                assertThat(e).hasMessageContaining("which serves it at http://127.0.0.1:1234");
              });
    }
  }

  @Test
  void anAddressThatIsNotKnownYetIsAbsent() {
    try (DataDirectory directory = DataDirectory.lock(temporary)) {
      assertThatThrownBy(() -> DataDirectory.lock(directory.path()))
          .isInstanceOfSatisfying(
              DirectoryInUseException.class, e -> assertThat(e.address()).isEmpty());
    }
  }

  @Test
  void aLockFileThatNobodyHoldsIsTakenOver() throws Exception {
    Files.writeString(temporary.resolve("lock"), "{\"address\":\"http://127.0.0.1:1\",\"pid\":1}");

    DataDirectory.lock(temporary).close();
    DataDirectory.lock(temporary).close();
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "");

    for (Path path : new Path[] {file, file.resolve("below")}) {
      assertThatThrownBy(() -> DataDirectory.lock(path))
          .isInstanceOf(DataDirectoryException.class)
          .hasMessageContaining("The data directory " + path + " cannot be used: ");
    }
  }

  @Test
  void aHolderIsReadFromWhatItWroteAndNonsenseSaysNothing() {
    LockHolder holder = LockHolder.thisProcess().withAddress("http://127.0.0.1:1");

    assertThat(LockHolder.parse(holder.json())).isEqualTo(holder);
    for (String text : new String[] {"", "{", "[]", "{\"started_at\":\"x\"}", "null"}) {
      assertThat(LockHolder.parse(text)).isEqualTo(LockHolder.UNKNOWN);
    }
  }
}
