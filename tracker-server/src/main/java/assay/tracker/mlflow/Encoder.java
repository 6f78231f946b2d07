// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.Experiment;
import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
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

  static void run(JsonGenerator json, Run run) throws IOException {
    info(json, "info", run.info());
    json.writeObjectFieldStart("data");
    list(json, "metrics", run.metrics(), Encoder::metric);
    list(json, "params", run.params(), Encoder::param);
    list(json, "tags", run.tags(), Encoder::tag);
    json.writeEndObject();
    for (String none : List.of("inputs", "outputs")) {
      json.writeObjectFieldStart(none);
      json.writeEndObject();
    }
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

  /** NaN and the infinities become strings: JSON has no numbers for them. */
  static void metric(JsonGenerator json, Metric metric) throws IOException {
    json.writeStringField("key", metric.key());
    json.writeNumberField("value", metric.value());
    json.writeNumberField("timestamp", metric.timestamp());
    json.writeNumberField("step", metric.step());
  }

  private static void param(JsonGenerator json, Param param) throws IOException {
    json.writeStringField("key", param.key());
    json.writeStringField("value", param.value());
  }

  private static void tag(JsonGenerator json, Tag tag) throws IOException {
    json.writeStringField("key", tag.key());
    json.writeStringField("value", tag.value());
  }
}
