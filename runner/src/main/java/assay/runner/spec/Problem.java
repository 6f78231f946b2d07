// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.Optional;

/**
 * One thing that is wrong, and the nearest thing that would pass.
 *
 * @param file as the user wrote it
 * @param message what is wrong and why it matters; whole sentences
 * @param suggestion what to write instead, as a whole sentence
 */
public record Problem(
    String file, Position position, ProblemCode code, String message, Optional<String> suggestion) {

  /** {@code file:line:column: code: what is wrong. what would pass.} */
  public String text() {
    String advice = suggestion.map(s -> " " + s).orElse("");
    return "%s:%d:%d: %s: %s%s"
        .formatted(file, position.line(), position.column(), code.code(), message, advice);
  }
}
