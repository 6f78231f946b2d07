// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.Tag;
import java.util.List;
import java.util.Optional;

/**
 * An experiment to create.
 *
 * @param artifactLocation absent: the store's artifact root and the id
 */
public record NewExperiment(String name, Optional<String> artifactLocation, List<Tag> tags) {}
