// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

import java.util.OptionalLong;

/**
 * A run without its data.
 *
 * @param id 32 lower-case hexadecimal digits
 * @param userId who started it, or empty
 * @param startTime milliseconds since the epoch
 * @param endTime milliseconds since the epoch, absent until the client sets it
 * @param artifactUri URI of the folder of its artifacts
 */
public record RunInfo(
    String id,
    String experimentId,
    String name,
    String userId,
    RunStatus status,
    long startTime,
    OptionalLong endTime,
    LifecycleStage stage,
    String artifactUri) {

  public RunInfo withName(String newName) {
    return new RunInfo(
        id, experimentId, newName, userId, status, startTime, endTime, stage, artifactUri);
  }

  public RunInfo withStage(LifecycleStage newStage) {
    return new RunInfo(
        id, experimentId, name, userId, status, startTime, endTime, newStage, artifactUri);
  }
}
