// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.Tag;
import assay.tracker.store.RunBatch;
import assay.tracker.store.TrackingStore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The older way to log a model: a run's tag lists the models that lie among its artifacts. */
final class LogModelEndpoint {

  private static final String TAG = "mlflow.log-model.history";
  private static final List<String> REQUIRED =
      List.of("artifact_path", "flavors", "utc_time_created", "run_id");
  private static final List<String> KEPT =
      List.of("run_id", "utc_time_created", "artifact_path", "model_uuid");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TrackingStore store;

  /** Between reading the list and writing it back nobody else may. */
  private final Object history = new Object();

  LogModelEndpoint(TrackingStore store) {
    this.store = store;
  }

  Endpoint endpoint() {
    return Endpoint.post("/runs/log-model", this::log);
  }

  private Answer log(Arguments arguments) {
    String run = arguments.requireRunId();
    JsonNode entry = entry(parse(arguments.requireText("model_json")));
    synchronized (history) {
      ArrayNode models = models(run);
      models.add(entry);
      store.log(run, RunBatch.of(new Tag(TAG, models.toString())));
    }
    return Answer.NOTHING;
  }

  private static JsonNode parse(String text) {
    JsonNode model;
    try {
      model = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw malformed(text);
    }
    if (!model.isObject()) {
      throw malformed(text);
    }
    List<String> missing = REQUIRED.stream().filter(name -> !model.has(name)).sorted().toList();
    if (!missing.isEmpty()) {
      throw RequestException.invalid(
          "Model json is missing mandatory fields: %s".formatted(missing));
    }
    return model;
  }

  private static RequestException malformed(String text) {
    return RequestException.invalid(
        "Malformed model info. \n %s \n is not a valid JSON.".formatted(text));
  }

  /** The configuration of a flavor may be long and is left out. */
  private static JsonNode entry(JsonNode model) {
    ObjectNode entry = JSON.createObjectNode();
    KEPT.stream().filter(model::has).forEach(name -> entry.set(name, model.get(name)));
    ObjectNode flavors = entry.putObject("flavors");
    model
        .get("flavors")
        .fields()
        .forEachRemaining(flavor -> flavors.set(flavor.getKey(), withoutConfig(flavor.getValue())));
    return entry;
  }

  private static JsonNode withoutConfig(JsonNode flavor) {
    return flavor instanceof ObjectNode object ? object.deepCopy().without("config") : flavor;
  }

  private ArrayNode models(String run) {
    for (Tag tag : store.requireRun(run).tags()) {
      if (tag.key().equals(TAG)) {
        return array(tag.value());
      }
    }
    return JSON.createArrayNode();
  }

  /** A client may have set the tag to anything: then the list starts anew. */
  private static ArrayNode array(String text) {
    try {
      return JSON.readTree(text) instanceof ArrayNode array ? array : JSON.createArrayNode();
    } catch (JsonProcessingException e) {
      return JSON.createArrayNode();
    }
  }
}
