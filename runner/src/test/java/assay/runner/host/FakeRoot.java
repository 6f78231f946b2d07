// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file system of another machine, as far as a test needs it. */
record FakeRoot(Path path) {

  FakeRoot with(String file, String text) {
    try {
      Path at = path.resolve(file);
      Files.createDirectories(at.getParent());
      Files.writeString(at, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
