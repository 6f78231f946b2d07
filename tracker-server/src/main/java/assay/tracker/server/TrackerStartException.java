// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

/** A tracker that cannot listen where it was told to. Its message is meant for users. */
public final class TrackerStartException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TrackerStartException(String message) {
    super(message);
  }

  TrackerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
