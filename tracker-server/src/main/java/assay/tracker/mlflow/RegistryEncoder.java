// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.ModelVersion;
import assay.tracker.model.RegisteredModel;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes registered models and their versions as MLflow has them. */
final class RegistryEncoder {

  private RegistryEncoder() {}

  static Answer answer(RegisteredModel model) {
    return json -> {
      json.writeObjectFieldStart("registered_model");
      model(json, model);
      json.writeEndObject();
    };
  }

  static Answer answer(ModelVersion version) {
    return json -> {
      json.writeObjectFieldStart("model_version");
      version(json, version);
      json.writeEndObject();
    };
  }

  static void model(JsonGenerator json, RegisteredModel model) throws IOException {
    json.writeStringField("name", model.name());
    json.writeNumberField("creation_timestamp", model.creationTime());
    json.writeNumberField("last_updated_timestamp", model.lastUpdateTime());
    Encoder.unlessEmpty(json, "description", model.description());
    Encoder.list(json, "latest_versions", model.latestVersions(), RegistryEncoder::version);
    Encoder.list(json, "tags", model.tags(), Encoder::tag);
    Encoder.list(
        json,
        "aliases",
        model.aliases(),
        (out, alias) -> {
          out.writeStringField("alias", alias.alias());
          out.writeStringField("version", Integer.toString(alias.version()));
        });
  }

  static void version(JsonGenerator json, ModelVersion version) throws IOException {
    json.writeStringField("name", version.name());
    json.writeStringField("version", Integer.toString(version.version()));
    json.writeNumberField("creation_timestamp", version.creationTime());
    json.writeNumberField("last_updated_timestamp", version.lastUpdateTime());
    json.writeStringField("current_stage", version.stage().word());
    json.writeStringField("description", version.description());
    json.writeStringField("source", version.source());
    json.writeStringField("run_id", version.runId());
    json.writeStringField("status", "READY");
    json.writeStringField("run_link", version.runLink());
    Encoder.list(json, "tags", version.tags(), Encoder::tag);
    if (!version.aliases().isEmpty()) {
      json.writeArrayFieldStart("aliases");
      for (String alias : version.aliases()) {
        json.writeString(alias);
      }
      json.writeEndArray();
    }
  }
}
