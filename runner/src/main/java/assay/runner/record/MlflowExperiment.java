// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * An experiment as a tracker knows it.
 *
 * @param active false once it was deleted
 */
public record MlflowExperiment(String id, String name, boolean active, Map<String, String> tags) {
  public MlflowExperiment {
    tags = Map.copyOf(tags);
  }

  static MlflowExperiment of(JsonNode experiment) {
    return new MlflowExperiment(
        Json.requireText(experiment, "experiment_id"),
        experiment.path("name").asText(),
        !experiment.path("lifecycle_stage").asText().equals("deleted"),
        MlflowRun.texts(experiment.path("tags")));
  }
}
