// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

import java.util.List;

/**
 * A named set of runs.
 *
 * @param artifactLocation URI below which its runs keep their artifacts
 * @param creationTime milliseconds since the epoch
 * @param lastUpdateTime milliseconds since the epoch
 */
public record Experiment(
    String id,
    String name,
    String artifactLocation,
    LifecycleStage stage,
    long creationTime,
    long lastUpdateTime,
    List<Tag> tags) {

  /** The id of the experiment that exists from the start. */
  public static final String DEFAULT_ID = "0";
}
