// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.Tag;
import java.util.List;

/**
 * A run to create.
 *
 * @param startTime milliseconds since the epoch
 * @param tags a run name among them is replaced by {@code name}
 */
public record NewRun(
    String experimentId, String name, String userId, long startTime, List<Tag> tags) {}
