// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.DatasetInput;
import assay.tracker.model.Experiment;
import assay.tracker.model.Metric;
import assay.tracker.model.ModelOutput;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunLineage;
import assay.tracker.model.Tag;
import assay.tracker.store.Page;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * Writes the records of the model as MLflow has them: what is not set is left out, empty lists too,
 * and 64-bit numbers are numbers.
 */
final class Encoder {

  private Encoder() {}

  /** Writes one element of a list. */
  interface Element<T> {
    void write(JsonGenerator json, T value) throws IOException;
  }

  static <T> void list(JsonGenerator json, String name, List<T> values, Element<T> element)
      throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (T value : values) {
      json.writeStartObject();
      element.write(json, value);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static <T> void page(JsonGenerator json, String name, Page<T> page, Element<T> element)
      throws IOException {
    list(json, name, page.items(), element);
    if (!page.isLast()) {
      json.writeStringField("next_page_token", page.next().text());
    }
  }

  static void experiment(JsonGenerator json, Experiment experiment) throws IOException {
    json.writeStringField("experiment_id", experiment.id());
    json.writeStringField("name", experiment.name());
    json.writeStringField("artifact_location", experiment.artifactLocation());
    json.writeStringField("lifecycle_stage", experiment.stage().word());
    json.writeNumberField("last_update_time", experiment.lastUpdateTime());
    json.writeNumberField("creation_time", experiment.creationTime());
    list(json, "tags", experiment.tags(), Encoder::tag);
  }

  static void run(JsonGenerator json, Run run, RunLineage lineage) throws IOException {
    info(json, "info", run.info());
    json.writeObjectFieldStart("data");
    list(json, "metrics", run.metrics(), Encoder::metric);
    list(json, "params", run.params(), Encoder::param);
    list(json, "tags", run.tags(), Encoder::tag);
    json.writeEndObject();
    json.writeObjectFieldStart("inputs");
    list(json, "dataset_inputs", lineage.datasets(), Encoder::datasetInput);
    list(
        json,
        "model_inputs",
        lineage.modelInputs(),
        (out, id) -> out.writeStringField("model_id", id));
    json.writeEndObject();
    json.writeObjectFieldStart("outputs");
    list(json, "model_outputs", lineage.modelOutputs(), Encoder::modelOutput);
    json.writeEndObject();
  }

  private static void datasetInput(JsonGenerator json, DatasetInput input) throws IOException {
    list(json, "tags", input.tags(), Encoder::tag);
    json.writeObjectFieldStart("dataset");
    json.writeStringField("name", input.dataset().name());
    json.writeStringField("digest", input.dataset().digest());
    json.writeStringField("source_type", input.dataset().sourceType());
    json.writeStringField("source", input.dataset().source());
    unlessEmpty(json, "schema", input.dataset().schema());
    unlessEmpty(json, "profile", input.dataset().profile());
    json.writeEndObject();
  }

  static void unlessEmpty(JsonGenerator json, String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  private static void modelOutput(JsonGenerator json, ModelOutput output) throws IOException {
    json.writeStringField("model_id", output.modelId());
    json.writeNumberField("step", output.step());
  }

  static void info(JsonGenerator json, String name, RunInfo info) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("run_uuid", info.id());
    json.writeStringField("run_id", info.id());
    json.writeStringField("run_name", info.name());
    json.writeStringField("experiment_id", info.experimentId());
    json.writeStringField("user_id", info.userId());
    json.writeStringField("status", info.status().name());
    json.writeNumberField("start_time", info.startTime());
    if (info.endTime().isPresent()) {
      json.writeNumberField("end_time", info.endTime().getAsLong());
    }
    json.writeStringField("artifact_uri", info.artifactUri());
    json.writeStringField("lifecycle_stage", info.stage().word());
    json.writeEndObject();
  }

  /** NaN becomes a string, as JSON has no number for it, and the infinities the largest numbers. */
  static void metric(JsonGenerator json, Metric metric) throws IOException {
    json.writeStringField("key", metric.key());
    json.writeNumberField("value", Math.clamp(metric.value(), -Double.MAX_VALUE, Double.MAX_VALUE));
    json.writeNumberField("timestamp", metric.timestamp());
    json.writeNumberField("step", metric.step());
  }

  static void param(JsonGenerator json, Param param) throws IOException {
    json.writeStringField("key", param.key());
    json.writeStringField("value", param.value());
  }

  static void tag(JsonGenerator json, Tag tag) throws IOException {
    json.writeStringField("key", tag.key());
    json.writeStringField("value", tag.value());
  }
}
