// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

/** There is no file of that path. */
public final class ArtifactNotFoundException extends ArtifactException {

  private static final long serialVersionUID = 1;

  public ArtifactNotFoundException(ArtifactPath path) {
    super("No such artifact: '%s'".formatted(path));
  }
}
