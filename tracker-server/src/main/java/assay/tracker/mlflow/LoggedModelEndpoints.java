// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.LoggedModel;
import assay.tracker.model.LoggedModelStatus;
import assay.tracker.model.ModelMetric;
import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import assay.tracker.search.Vocabulary;
import assay.tracker.store.DatasetFilter;
import assay.tracker.store.LoggedModelSearch;
import assay.tracker.store.LoggedModelStore;
import assay.tracker.store.NewLoggedModel;
import assay.tracker.store.Page;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Everything under {@code /logged-models}. */
final class LoggedModelEndpoints {

  private static final String FORBIDDEN = "/:.%\"'";

  private final LoggedModelStore models;
  private final RunArtifacts artifacts;
  private final RunNames names = new RunNames();

  LoggedModelEndpoints(LoggedModelStore models, RunArtifacts artifacts) {
    this.models = models;
    this.artifacts = artifacts;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/logged-models", this::create),
        Endpoint.search("/logged-models/search", this::search),
        Endpoint.get("/logged-models/:model_id", this::find),
        Endpoint.patch("/logged-models/:model_id", this::finish),
        Endpoint.delete("/logged-models/:model_id", this::delete),
        Endpoint.patch("/logged-models/:model_id/tags", this::setTags),
        Endpoint.delete("/logged-models/:model_id/tags/:tag_key", this::deleteTag),
        Endpoint.post("/logged-models/:model_id/params", this::addParams),
        Endpoint.get(
            "/logged-models/:model_id/artifacts/directories", artifacts::listOfLoggedModel));
  }

  private static String id(Arguments arguments) {
    return arguments.requireText("model_id");
  }

  private Answer create(Arguments arguments) {
    NewLoggedModel model =
        new NewLoggedModel(
            arguments.requireText("experiment_id"),
            name(arguments),
            arguments.text("model_type"),
            arguments.text("source_run_id"),
            params(arguments),
            tags(arguments));
    return answer(models.create(model));
  }

  private String name(Arguments arguments) {
    String name = arguments.findText("name").filter(it -> !it.isEmpty()).orElseGet(names::next);
    if (name.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0)) {
      throw RequestException.invalid(
          ("Invalid model name ('%s') provided. Model name must be a non-empty string and cannot"
                  + " contain the following characters: ('/', ':', '.', '%%', '\"', \"'\")")
              .formatted(name));
    }
    return Limits.notLonger("name", name, Limits.EXPERIMENT_NAME);
  }

  private static List<Param> params(Arguments arguments) {
    return arguments.objects("params").stream()
        .map(it -> new Param(it.requireText("key"), it.text("value")))
        .toList();
  }

  private static List<Tag> tags(Arguments arguments) {
    return arguments.objects("tags").stream()
        .map(it -> new Tag(it.requireText("key"), it.text("value")))
        .toList();
  }

  private Answer find(Arguments arguments) {
    return answer(models.require(id(arguments)));
  }

  private Answer finish(Arguments arguments) {
    LoggedModelStatus status =
        arguments.requireWord(
            "status", List.of(LoggedModelStatus.values()), LoggedModelStatus::word);
    return answer(models.setStatus(id(arguments), status));
  }

  private Answer delete(Arguments arguments) {
    models.delete(id(arguments));
    return Answer.NOTHING;
  }

  private Answer setTags(Arguments arguments) {
    models.setTags(id(arguments), tags(arguments));
    return Answer.NOTHING;
  }

  private Answer deleteTag(Arguments arguments) {
    models.deleteTag(id(arguments), arguments.requireText("tag_key"));
    return Answer.NOTHING;
  }

  private Answer addParams(Arguments arguments) {
    models.addParams(id(arguments), params(arguments));
    return Answer.NOTHING;
  }

  private Answer search(Arguments arguments) {
    LoggedModelSearch search =
        new LoggedModelSearch(
            arguments.requireTexts("experiment_ids"),
            Filter.parse(arguments.text("filter"), Vocabulary.LOGGED_MODELS),
            arguments.objects("datasets").stream().map(LoggedModelEndpoints::dataset).toList(),
            arguments.objects("order_by").stream().map(LoggedModelEndpoints::key).toList(),
            Paging.of(arguments, Limits.LOGGED_MODELS_DEFAULT, Limits.SEARCH_MAX));
    Page<LoggedModel> found = models.search(search);
    return json -> Encoder.page(json, "models", found, LoggedModelEndpoints::model);
  }

  private static DatasetFilter dataset(Arguments arguments) {
    String name =
        Optional.of(arguments.text("dataset_name"))
            .filter(text -> !text.isEmpty())
            .orElseThrow(() ->
                RequestException.invalid(
                    "`dataset_name` in the `datasets` clause must be specified."));
    return new DatasetFilter(name, arguments.text("dataset_digest"));
  }

  private static LoggedModelSearch.Key key(Arguments arguments) {
    String name = arguments.text("dataset_name");
    String digest = arguments.text("dataset_digest");
    if (name.isEmpty() && !digest.isEmpty()) {
      throw RequestException.invalid(
          "`dataset_digest` can only be specified if `dataset_name` is also specified.");
    }
    Order order =
        Order.by(
            arguments.requireText("field_name"),
            !arguments.flag("ascending", true),
            Vocabulary.LOGGED_MODELS);
    return new LoggedModelSearch.Key(order, new DatasetFilter(name, digest));
  }

  private static Answer answer(LoggedModel model) {
    return json -> {
      json.writeObjectFieldStart("model");
      model(json, model);
      json.writeEndObject();
    };
  }

  private static void model(JsonGenerator json, LoggedModel model) throws IOException {
    json.writeObjectFieldStart("info");
    json.writeStringField("model_id", model.id());
    json.writeStringField("experiment_id", model.experimentId());
    json.writeStringField("name", model.name());
    json.writeNumberField("creation_timestamp_ms", model.creationTime());
    json.writeNumberField("last_updated_timestamp_ms", model.lastUpdateTime());
    json.writeStringField("artifact_uri", model.artifactUri());
    json.writeStringField("status", model.status().word());
    json.writeStringField("model_type", model.modelType());
    json.writeStringField("source_run_id", model.sourceRunId());
    Encoder.list(json, "tags", model.tags(), Encoder::tag);
    json.writeEndObject();
    json.writeObjectFieldStart("data");
    Encoder.list(json, "params", model.params(), Encoder::param);
    Encoder.list(json, "metrics", model.metrics(), LoggedModelEndpoints::metric);
    json.writeEndObject();
  }

  private static void metric(JsonGenerator json, ModelMetric metric) throws IOException {
    Encoder.metric(json, metric.metric());
    Encoder.unlessEmpty(json, "dataset_name", metric.datasetName());
    Encoder.unlessEmpty(json, "dataset_digest", metric.datasetDigest());
    json.writeStringField("model_id", metric.modelId());
    json.writeStringField("run_id", metric.runId());
  }
}
