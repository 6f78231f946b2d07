// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

/** Parts of a file that are not as they must be. */
public final class UploadRefusedException extends ArtifactException {

  private static final long serialVersionUID = 1;

  UploadRefusedException(String message) {
    super(message);
  }
}
