// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.LoggedModel;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.Tag;
import assay.tracker.store.LoggedModelStore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** A tag of a logged model that lists the versions made from it, as MLflow's pages read it. */
final class ModelVersionLinks {

  private static final String TAG = "mlflow.modelVersions";
  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelVersionLinks() {}

  static void add(LoggedModelStore models, LoggedModel model, ModelVersion version) {
    ArrayNode links = JSON.createArrayNode();
    model.tags().stream()
        .filter(tag -> tag.key().equals(TAG))
        .forEach(tag -> links.addAll(parse(tag.value())));
    links
        .addObject()
        .put("name", version.name())
        .put("version", Integer.toString(version.version()));
    models.setTags(model.id(), List.of(new Tag(TAG, links.toString())));
  }

  /** A client may have set the tag to anything: then it says nothing. */
  private static ArrayNode parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node instanceof ArrayNode array ? array : JSON.createArrayNode();
    } catch (JsonProcessingException e) {
      return JSON.createArrayNode();
    }
  }
}
