// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

/** The store cannot work: the disk is full, or may not be read or written. */
public final class ArtifactStoreException extends ArtifactException {

  private static final long serialVersionUID = 1;

  public ArtifactStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
