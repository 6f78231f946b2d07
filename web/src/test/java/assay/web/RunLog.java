// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** Logs to a tracker over MLflow's REST protocol, as any MLflow client would. Thread-safe. */
final class RunLog {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;

  RunLog(String address) {
    this.address = address;
  }

  String experiment(String name, Map<String, String> tags) {
    return post("experiments/create", Map.of("name", name, "tags", pairs(tags)))
        .get("experiment_id")
        .asText();
  }

  /**
   * @param startedAt milliseconds since 1970
   */
  String run(String experiment, String name, Map<String, String> tags, long startedAt) {
    Map<String, Object> body =
        Map.of(
            "experiment_id", experiment,
            "run_name", name,
            "start_time", startedAt,
            "tags", pairs(tags));
    return post("runs/create", body).at("/run/info/run_id").asText();
  }

  void params(String run, Map<String, String> params) {
    post("runs/log-batch", Map.of("run_id", run, "params", pairs(params)));
  }

  void tags(String run, Map<String, String> tags) {
    post("runs/log-batch", Map.of("run_id", run, "tags", pairs(tags)));
  }

  void metrics(String run, List<Point> points) {
    List<Map<String, Object>> metrics =
        points.stream()
            .map(point ->
                Map.<String, Object>of(
                    "key", point.key(),
                    "value", Double.isNaN(point.value()) ? "NaN" : point.value(),
                    "step", point.step(),
                    "timestamp", point.timestamp()))
            .toList();
    post("runs/log-batch", Map.of("run_id", run, "metrics", metrics));
  }

  void end(String run, String status, long endedAt) {
    post("runs/update", Map.of("run_id", run, "status", status, "end_time", endedAt));
  }

  void artifact(String run, String path, String text) {
    JsonNode found = send(request("/api/2.0/mlflow/runs/get?run_id=" + run).GET());
    String root =
        found.at("/run/info/artifact_uri").asText().replaceFirst("^mlflow-artifacts:/", "");
    send(
        request("/api/2.0/mlflow-artifacts/artifacts/" + root + "/" + path)
            .PUT(BodyPublishers.ofString(text)));
  }

  private JsonNode post(String path, Map<String, Object> body) {
    return send(
        request("/api/2.0/mlflow/" + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.text(body))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path));
  }

  private JsonNode send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(request + ": " + response.body());
      }
      return Json.parse(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<Map<String, String>> pairs(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(entry -> Map.of("key", entry.getKey(), "value", entry.getValue()))
        .toList();
  }
}
