// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

import java.util.List;

/**
 * A version of a registered model. Texts that were not given are empty.
 *
 * @param creationTime milliseconds since the epoch
 * @param lastUpdateTime milliseconds since the epoch
 * @param source URI that the client gave
 * @param location URI of the folder of its files: the source, or what the source stands for
 * @param aliases by name
 */
public record ModelVersion(
    String name,
    int version,
    String description,
    ModelStage stage,
    String source,
    String location,
    String runId,
    String runLink,
    long creationTime,
    long lastUpdateTime,
    List<Tag> tags,
    List<String> aliases) {

  /** The same version with its files elsewhere. */
  public ModelVersion at(String location) {
    return new ModelVersion(
        name,
        version,
        description,
        stage,
        source,
        location,
        runId,
        runLink,
        creationTime,
        lastUpdateTime,
        tags,
        aliases);
  }
}
