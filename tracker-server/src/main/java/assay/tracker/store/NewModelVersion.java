// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.Tag;
import java.util.List;

/**
 * A version to add to a registered model. Texts that are not known are empty.
 *
 * @param source URI that the client gave
 * @param location URI of the folder of its files
 */
public record NewModelVersion(
    String name,
    String description,
    String source,
    String location,
    String runId,
    String runLink,
    List<Tag> tags) {}
