// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

/**
 * What a listing says of a file or a folder.
 *
 * @param sizeBytes 0 for a folder
 */
public record ArtifactInfo(ArtifactPath path, boolean folder, long sizeBytes) {}
