// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import java.nio.file.Path;

/** What was to be brought over cannot be read. */
public final class SourceException extends RuntimeException {

  public SourceException(Path source, String reason) {
    super("%s: %s".formatted(source, reason));
  }

  public SourceException(Path source, Exception cause) {
    super("%s cannot be read: %s".formatted(source, cause.getMessage()), cause);
  }
}
