// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a tracker says over HTTP about one experiment, without ids and times. */
final class TrackerView {
  private final String address;
  private final MlflowClient client;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  TrackerView(String address, MlflowClient client) {
    this.address = address;
    this.client = client;
  }

  /**
   * A run; the histories are {@code step=value}.
   *
   * @param parent the parent's name; empty for none
   */
  record View(
      String name,
      String status,
      String parent,
      Map<String, String> params,
      Map<String, String> tags,
      Map<String, List<String>> histories,
      Map<String, String> artifacts) {}

  /** By kind and key, and for fits by the launch that trained them. */
  Map<String, View> runs(String experiment) {
    String id = client.findExperiment(experiment).orElseThrow().id();
    List<MlflowRun> runs = client.searchRuns(id, "");
    Map<String, String> names =
        runs.stream().collect(Collectors.toMap(MlflowRun::id, MlflowRun::name));
    Map<String, View> views = new TreeMap<>();
    for (MlflowRun run : runs) {
      String key =
          "%s %s %s".formatted(run.tag(Tags.KIND), run.tag(Tags.KEY), run.tag(Tags.LAUNCH)).strip();
      if (views.put(key, view(run, names)) != null) {
        throw new AssertionError("two runs for " + key);
      }
    }
    return views;
  }

  static View find(Map<String, View> runs, String key) {
    return Objects.requireNonNull(runs.get(key), () -> key + " in " + runs.keySet());
  }

  private View view(MlflowRun run, Map<String, String> names) {
    Map<String, String> tags = new TreeMap<>(run.tags());
    String parent = tags.remove("mlflow.parentRunId");
    return new View(
        run.name(),
        run.status(),
        parent == null ? "" : names.getOrDefault(parent, "unknown"),
        new TreeMap<>(run.params()),
        tags,
        histories(run),
        artifacts(run));
  }

  private Map<String, List<String>> histories(MlflowRun run) {
    Map<String, List<String>> histories = new TreeMap<>();
    run.metrics().keySet().forEach(key -> histories.put(key, history(run.id(), key)));
    return histories;
  }

  List<String> history(String run, String key) {
    String query = "run_id=" + run + "&metric_key=" + encoded(key) + "&max_results=1000";
    List<String> points = new ArrayList<>();
    for (JsonNode point :
        Json.parse(text("/api/2.0/mlflow/metrics/get-history?" + query)).path("metrics")) {
      points.add(point.get("step").asText() + "=" + point.get("value").asText());
    }
    return points;
  }

  private Map<String, String> artifacts(MlflowRun run) {
    Map<String, String> artifacts = new TreeMap<>();
    for (String path : client.listArtifacts(run.id(), "assay")) {
      artifacts.put(path, text("/get-artifact?run_id=" + run.id() + "&path=" + encoded(path)));
    }
    return artifacts;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String text(String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(path, e);
    }
  }
}
