// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/**
 * Where a value was written: an experiment may be spread over several files, and over the command
 * line.
 *
 * @param file as the user wrote it; {@code --set} for the command line
 */
public record Place(String file, Position position) {
  /** For values that no file holds. */
  static final Place NOWHERE = new Place("", Position.START);
}
