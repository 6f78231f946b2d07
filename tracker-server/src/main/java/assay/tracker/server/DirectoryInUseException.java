// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.nio.file.Path;
import java.util.Optional;

/** Another tracker holds the data directory; its address, if known, can be talked to instead. */
public final class DirectoryInUseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient LockHolder holder;

  DirectoryInUseException(Path directory, LockHolder holder) {
    super("The data directory %s is in use%s".formatted(directory, holder.description()));
    this.holder = holder;
  }

  /** {@code http://127.0.0.1:PORT}; absent while that tracker is still starting or stopping. */
  public Optional<String> address() {
    return holder.address();
  }

  /** The process that holds it, if it said so. */
  public Optional<Long> pid() {
    return holder.pid();
  }
}
