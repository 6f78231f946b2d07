// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** The journal cannot be written or read: the message says what, where and how to mend it. */
public final class JournalException extends RuntimeException {
  private JournalException(String message, IOException cause) {
    super(message, cause);
  }

  static JournalException writing(Path path, IOException cause) {
    return new JournalException(
        ("The journal %s cannot be written: %s. Results that were recorded before are safe; free"
                + " space or rights there, or choose another directory with --data, and run again.")
            .formatted(path, reason(cause)),
        cause);
  }

  static JournalException reading(Path path, IOException cause) {
    return new JournalException(
        "The journal %s cannot be read: %s. Give this user the right to read it, or choose another"
                .formatted(path, reason(cause))
            + " directory with --data.",
        cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "access denied";
    }
    if (cause instanceof NotDirectoryException || cause instanceof FileAlreadyExistsException) {
      return "a file is in the way: " + cause.getMessage();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
