// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

/** The bytes are no chunk, were changed after they were written, or a newer version wrote them. */
public final class DamagedChunkException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public DamagedChunkException(String message) {
    super(message);
  }

  DamagedChunkException(String message, Throwable cause) {
    super(message, cause);
  }
}
