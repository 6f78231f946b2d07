// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

/** A tracker answered, but refused: asking again would not help. */
public final class TrackerRejectedException extends TrackerException {
  private final int status;

  /**
   * @param status the HTTP status; 0 when it was not even asked
   */
  TrackerRejectedException(String message, int status) {
    super(message, null);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
