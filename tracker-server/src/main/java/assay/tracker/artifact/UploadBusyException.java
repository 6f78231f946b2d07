// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

/** An upload in parts that is being put together at this moment. */
public final class UploadBusyException extends ArtifactException {

  private static final long serialVersionUID = 1;

  UploadBusyException() {
    super("The parts of this upload are being put together: ask again in a moment.");
  }
}
