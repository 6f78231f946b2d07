// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

import java.util.List;

/**
 * A name under which versions of a model are kept.
 *
 * @param description may be empty
 * @param creationTime milliseconds since the epoch
 * @param lastUpdateTime milliseconds since the epoch
 * @param latestVersions the newest version in each stage that has one
 * @param aliases by name
 */
public record RegisteredModel(
    String name,
    String description,
    long creationTime,
    long lastUpdateTime,
    List<ModelVersion> latestVersions,
    List<Tag> tags,
    List<ModelAlias> aliases) {}
