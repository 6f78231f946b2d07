// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

import java.util.Optional;

/** Where a version of a registered model is in its life, in the words of MLflow. */
public enum ModelStage {
  NONE("None"),
  STAGING("Staging"),
  PRODUCTION("Production"),
  ARCHIVED("Archived");

  private final String word;

  ModelStage(String word) {
    this.word = word;
  }

  /** The word used in JSON and in the database. */
  public String word() {
    return word;
  }

  /** In upper or lower case. */
  public static Optional<ModelStage> find(String word) {
    for (ModelStage stage : values()) {
      if (stage.word.equalsIgnoreCase(word)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
