// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks before anything is measured that it could be stored. */
final class DataDirectories {
  private DataDirectories() {}

  static void requireWritable(Path directory) {
    try {
      Files.createDirectories(directory);
      Path probe = Files.createTempFile(directory, "write-", ".tmp");
      Files.write(probe, new byte[4096]);
      Files.delete(probe);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.DATA_DIRECTORY,
          "the data directory %s cannot be written (%s). Nothing was run. Choose another: --data DIR"
              .formatted(directory, reason(e)));
    }
  }

  static void requireExisting(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new CommandException(
          ExitCode.DATA_DIRECTORY,
          "there is no data directory %s here; say where it is: --data DIR".formatted(directory));
    }
  }

  private static String reason(IOException e) {
    String message = e instanceof java.nio.file.FileSystemException file ? file.getReason() : e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
