// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import java.io.IOException;
import java.nio.file.Path;

/** A large answer that the disk does not take. Its message is meant for users. */
public final class AnswerSpaceException extends RuntimeException {

  private static final long serialVersionUID = 1;

  AnswerSpaceException(Path folder, IOException cause) {
    super(
        "A large answer cannot be kept in %s until it is sent: %s. Free some space there, or see to its permissions, and try again."
            .formatted(folder, cause.getMessage()),
        cause);
  }
}
