// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.Tag;
import java.util.List;
import java.util.Optional;

/**
 * An experiment to create.
 *
 * @param origin what it was elsewhere; absent: a new id, made now
 * @param artifactLocation absent: the store's artifact root and the id
 */
public record NewExperiment(
    Optional<Origin> origin, String name, Optional<String> artifactLocation, List<Tag> tags) {

  /**
   * Where an experiment comes from.
   *
   * @param id a whole number
   * @param creationTime milliseconds since the epoch
   */
  public record Origin(String id, long creationTime) {}

  public NewExperiment(String name, Optional<String> artifactLocation, List<Tag> tags) {
    this(Optional.empty(), name, artifactLocation, tags);
  }
}
