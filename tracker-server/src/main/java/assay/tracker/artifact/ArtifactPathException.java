// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

/** A path that no artifact may have. */
public final class ArtifactPathException extends ArtifactException {

  private static final long serialVersionUID = 1;

  ArtifactPathException(String path, String reason) {
    super("Invalid artifact path '%s': %s".formatted(path, reason));
  }
}
