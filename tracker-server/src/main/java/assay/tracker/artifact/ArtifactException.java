// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

/** A call to an artifact store that did not succeed. Its message is meant for users. */
public abstract sealed class ArtifactException extends RuntimeException
    permits ArtifactPathException,
        ArtifactNotFoundException,
        ArtifactStoreException,
        UploadRefusedException,
        UploadNotFoundException,
        UploadBusyException {

  private static final long serialVersionUID = 1;

  ArtifactException(String message) {
    super(message);
  }

  ArtifactException(String message, Throwable cause) {
    super(message, cause);
  }
}
