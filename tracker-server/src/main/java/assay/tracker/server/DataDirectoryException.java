// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.nio.file.Path;

/** A data directory that cannot be used: not made, not written, no room left. */
public final class DataDirectoryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Path directory;

  DataDirectoryException(Path directory, String reason, Throwable cause) {
    super("The data directory %s cannot be used: %s".formatted(directory, reason), cause);
    this.directory = directory;
  }

  public Path directory() {
    return directory;
  }
}
