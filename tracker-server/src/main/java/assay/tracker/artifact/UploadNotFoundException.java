// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

/** There is no upload in parts of that name, or not for whoever asks. */
public final class UploadNotFoundException extends ArtifactException {

  private static final long serialVersionUID = 1;

  UploadNotFoundException() {
    super(
        "There is no such upload: it was aborted or completed, a day passed since its last part,"
            + " or the address is wrong.");
  }
}
