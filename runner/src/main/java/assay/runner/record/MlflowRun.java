// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A run as a tracker knows it.
 *
 * @param name may be empty
 * @param status {@code RUNNING}, {@code SCHEDULED}, {@code FINISHED}, {@code FAILED}, {@code
 *     KILLED}
 * @param startMillis milliseconds since 1970
 * @param endMillis the same; absent while it runs
 * @param metrics the last value of each
 */
public record MlflowRun(
    String id,
    String name,
    String status,
    long startMillis,
    OptionalLong endMillis,
    String artifactUri,
    Map<String, Latest> metrics,
    Map<String, String> params,
    Map<String, String> tags) {
  public MlflowRun {
    metrics = Map.copyOf(metrics);
    params = Map.copyOf(params);
    tags = Map.copyOf(tags);
  }

  /** The last point of a metric. */
  public record Latest(double value, long step) {}

  static MlflowRun of(JsonNode run) {
    JsonNode info = Json.require(run, "info");
    return new MlflowRun(
        Json.requireText(info, "run_id"),
        info.path("run_name").asText(),
        info.path("status").asText(),
        info.path("start_time").asLong(),
        end(info.path("end_time").asLong()),
        info.path("artifact_uri").asText(),
        metrics(run.at("/data/metrics")),
        texts(run.at("/data/params")),
        texts(run.at("/data/tags")));
  }

  /** Some trackers say 0 for none. */
  private static OptionalLong end(long millis) {
    return millis > 0 ? OptionalLong.of(millis) : OptionalLong.empty();
  }

  private static Map<String, Latest> metrics(JsonNode array) {
    Map<String, Latest> metrics = new HashMap<>();
    for (JsonNode metric : array) {
      double value = Json.toDouble(Json.require(metric, "value"));
      metrics.put(Json.requireText(metric, "key"), new Latest(value, metric.path("step").asLong()));
    }
    return metrics;
  }

  static Map<String, String> texts(JsonNode array) {
    Map<String, String> texts = new HashMap<>();
    array.forEach(each -> texts.put(each.path("key").asText(), each.path("value").asText()));
    return texts;
  }

  boolean running() {
    return status.equals("RUNNING");
  }

  String tag(String key) {
    return tags.getOrDefault(key, "");
  }

  MlflowRun with(String newStatus, Map<String, String> changedTags) {
    Map<String, String> newTags = new HashMap<>(tags);
    newTags.putAll(changedTags);
    return new MlflowRun(
        id, name, newStatus, startMillis, endMillis, artifactUri, metrics, params, newTags);
  }
}
