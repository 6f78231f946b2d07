// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Where the files of runs are kept: the port {@link assay.tracker.artifact.ArtifactStore} and a
 * local directory behind it.
 *
 * <p>May import: model, java.security (ETags and keys of uploads in parts).
 */
@NullMarked
package assay.tracker.artifact;

import org.jspecify.annotations.NullMarked;
