// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

import java.net.URI;

/** A store of artifacts and the URI of the folder that it keeps, such as {@code file:///srv/a}. */
public record ArtifactMount(URI root, ArtifactStore store) {}
