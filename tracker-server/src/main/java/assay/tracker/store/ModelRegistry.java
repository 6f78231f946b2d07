// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.ModelStage;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.RegisteredModel;
import assay.tracker.model.Tag;

/**
 * Keeps registered models and their versions. Threads, durability and errors are those of {@link
 * TrackingStore}.
 *
 * <p>What is kept: names of models are unique. Versions count up from 1 and a number is not given
 * twice, even if its version was deleted. An alias points to one version; set again, it moves.
 * Deleting a model deletes its versions, and deleting a version the aliases that point to it.
 * Nothing deleted comes back.
 */
public interface ModelRegistry {

  /** The tag of a model, or of a version, that is a prompt; searches leave these out. */
  String PROMPT_TAG = "mlflow.prompt.is_prompt";

  RegisteredModel createModel(NewRegisteredModel model);

  RegisteredModel requireModel(String name);

  RegisteredModel describeModel(String name, String description);

  /** Its versions, tags and aliases stay with it. */
  RegisteredModel renameModel(String name, String newName);

  void deleteModel(String name);

  /**
   * Rows that the order leaves equal: by name. Prompts are found only if the filter speaks of
   * {@value #PROMPT_TAG}.
   */
  Page<RegisteredModel> searchModels(ModelSearch search);

  void setModelTag(String name, Tag tag);

  /** Does nothing if the model has no such tag. */
  void deleteModelTag(String name, String key);

  void setAlias(String name, String alias, int version);

  /** Does nothing if the model has no such alias. */
  void deleteAlias(String name, String alias);

  ModelVersion createVersion(NewModelVersion version);

  ModelVersion requireVersion(String name, int version);

  /**
   * @throws RefusedException if the model has no such alias
   */
  ModelVersion requireVersionOfAlias(String name, String alias);

  ModelVersion describeVersion(String name, int version, String description);

  /**
   * Moves a version to a stage.
   *
   * @param archiveOthers whether versions that are in that stage leave it for the archive
   */
  ModelVersion moveVersion(String name, int version, ModelStage stage, boolean archiveOthers);

  void deleteVersion(String name, int version);

  /** Rows that the order leaves equal: by name, the newest version first; prompts as above. */
  Page<ModelVersion> searchVersions(ModelSearch search);

  void setVersionTag(String name, int version, Tag tag);

  /** Does nothing if the version has no such tag. */
  void deleteVersionTag(String name, int version, String key);
}
