// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.LoggedModel;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.Tag;
import assay.tracker.store.LoggedModelStore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** A tag of a logged model that lists the versions made from it, as MLflow's pages read it. */
final class ModelVersionLinks {

  private static final String TAG = "mlflow.modelVersions";
  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelVersionLinks() {}

  static void add(LoggedModelStore models, LoggedModel model, ModelVersion version) {
    String before =
        model.tags().stream()
            .filter(tag -> tag.key().equals(TAG) && isList(tag.value()))
            .map(tag -> tag.value().substring(0, tag.value().lastIndexOf(']')) + ", ")
            .findFirst()
            .orElse("[");
    // With the spaces that Python's JSON has: some compare the text.
    String link =
        "{\"name\": %s, \"version\": %d}"
            .formatted(TextNode.valueOf(version.name()), version.version());
    models.setTags(model.id(), List.of(new Tag(TAG, before + link + "]")));
  }

  /** A client may have set the tag to anything: then it says nothing. */
  private static boolean isList(String text) {
    try {
      return JSON.readTree(text) instanceof ArrayNode list && !list.isEmpty();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
