// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

import java.util.List;

/**
 * A model that was logged to an experiment. Texts that were not given are empty.
 *
 * @param id {@code m-} and 32 lower-case hexadecimal digits
 * @param artifactUri URI of the folder of its files
 * @param creationTime milliseconds since the epoch
 * @param lastUpdateTime milliseconds since the epoch
 * @param metrics all points
 */
public record LoggedModel(
    String id,
    String experimentId,
    String name,
    String artifactUri,
    LoggedModelStatus status,
    String modelType,
    String sourceRunId,
    long creationTime,
    long lastUpdateTime,
    List<Tag> tags,
    List<Param> params,
    List<ModelMetric> metrics) {

  /** The same model in another experiment, with its files elsewhere. */
  public LoggedModel in(String experimentId, String artifactUri) {
    return new LoggedModel(
        id,
        experimentId,
        name,
        artifactUri,
        status,
        modelType,
        sourceRunId,
        creationTime,
        lastUpdateTime,
        tags,
        params,
        metrics);
  }
}
