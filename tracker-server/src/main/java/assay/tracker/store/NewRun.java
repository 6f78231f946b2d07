// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.Tag;
import java.util.List;
import java.util.Optional;

/**
 * A run to create.
 *
 * @param id the id that the run had elsewhere; absent: a new one
 * @param startTime milliseconds since the epoch
 * @param tags a run name among them is replaced by {@code name}
 */
public record NewRun(
    Optional<String> id,
    String experimentId,
    String name,
    String userId,
    long startTime,
    List<Tag> tags) {

  public NewRun(String experimentId, String name, String userId, long startTime, List<Tag> tags) {
    this(Optional.empty(), experimentId, name, userId, startTime, tags);
  }
}
