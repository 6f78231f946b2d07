// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

/** A model does not fit to the rows that it is to read. */
public final class ArchitectureException extends IllegalArgumentException {
  private final String path;
  private final String advice;

  /**
   * @param path of the declaration, such as {@code model.heads}
   * @param message a whole sentence
   * @param advice the nearest thing that would pass, a whole sentence
   */
  ArchitectureException(String path, String message, String advice) {
    super(message);
    this.path = path;
    this.advice = advice;
  }

  public String path() {
    return path;
  }

  public String advice() {
    return advice;
  }
}
