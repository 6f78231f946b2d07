// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.maintenance;

/**
 * Something that was looked at.
 *
 * @param text a sentence, with what to do about it if that is known
 */
public record Finding(Kind kind, String text) {

  /** From good to bad. */
  public enum Kind {
    FINE,
    REPAIRED,
    WARNING,
    ERROR
  }
}
