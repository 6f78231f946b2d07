// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

/** Whether the files of a logged model are complete. */
public enum LoggedModelStatus {
  PENDING,
  READY,
  UPLOAD_FAILED;

  /** The word of the protocol. */
  public String word() {
    return "LOGGED_MODEL_" + name();
  }
}
