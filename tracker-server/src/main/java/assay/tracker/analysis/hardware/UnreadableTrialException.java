// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

/** A trial does not say what it measured. */
final class UnreadableTrialException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnreadableTrialException(String reason) {
    super(reason);
  }
}
