// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

/** A part that is being written. */
public interface PartUpload extends ArtifactUpload {

  /** SHA-256 of what was committed, in hex. */
  String etag();
}
