// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.record.TrackerConnection.Repeat;
import assay.runner.record.TrackerConnection.UnansweredException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The MLflow REST protocol, as far as runs are logged with it; works with any server that speaks
 * it. Blocking; may be used from several threads. Every request is safe to repeat and is repeated
 * while the tracker is in trouble.
 *
 * <p>Every method may throw {@link TrackerUnavailableException} or {@link
 * TrackerRejectedException}.
 */
public final class MlflowClient implements AutoCloseable {
  private static final String API = "/api/2.0/mlflow/";
  private static final String PROXY = "/api/2.0/mlflow-artifacts/artifacts/";
  private static final String PROXY_SCHEME = "mlflow-artifacts";
  private static final int PAGE = 1000;
  private static final int HISTORY_PAGE = 25_000;
  private static final int CREATE_ATTEMPTS = 3;

  private final TrackerConnection connection;

  /**
   * @param tracker such as {@code http://localhost:5000}; a path in it is a prefix of all routes
   */
  public MlflowClient(URI tracker, Patience patience) {
    this.connection = new TrackerConnection(tracker, patience);
  }

  /** Does nothing but ask; fails where nothing answers. */
  public void requireReachable() {
    connection.post(API + "experiments/search", object().put("max_results", 1), Repeat.SAFE);
  }

  /** All active experiments, the youngest first. */
  public List<MlflowExperiment> experiments() {
    List<MlflowExperiment> experiments = new ArrayList<>();
    ObjectNode body = object().put("max_results", PAGE);
    paged("experiments/search", body, "experiments", e -> experiments.add(MlflowExperiment.of(e)));
    return experiments;
  }

  public Optional<MlflowExperiment> findExperiment(String name) {
    try {
      JsonNode answer =
          connection.get(API + "experiments/get-by-name?experiment_name=" + encoded(name));
      return Optional.of(MlflowExperiment.of(Json.require(answer, "experiment")));
    } catch (TrackerRejectedException e) {
      if (e.status() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Finds the experiment, or makes it. Another process may make it at the same time. */
  public MlflowExperiment experiment(String name) {
    Optional<MlflowExperiment> found = findExperiment(name);
    if (found.isPresent()) {
      return found.get();
    }
    try {
      connection.post(API + "experiments/create", object().put("name", name), Repeat.SAFE);
    } catch (TrackerRejectedException e) {
      return findExperiment(name).orElseThrow(() -> e);
    }
    return findExperiment(name)
        .orElseThrow(() ->
            new TrackerRejectedException(
                "The tracker made the experiment %s, but does not find it.".formatted(name), 404));
  }

  public void setExperimentTag(String experiment, String key, String value) {
    ObjectNode body = object().put("experiment_id", experiment).put("key", key);
    connection.post(API + "experiments/set-experiment-tag", body.put("value", value), Repeat.SAFE);
  }

  /**
   * Makes a run. Should the answer be lost, the run is looked for before another one is made.
   *
   * @param identity finds this run and no other
   */
  public MlflowRun createRun(
      String experiment,
      String name,
      Instant startedAt,
      Map<String, String> tags,
      String identity) {
    ObjectNode body =
        object()
            .put("experiment_id", experiment)
            .put("run_name", name)
            .put("start_time", startedAt.toEpochMilli());
    body.set("tags", pairs(tags));
    for (int attempt = 1; true; attempt++) {
      try {
        JsonNode answer = connection.post(API + "runs/create", body, Repeat.UNSAFE);
        return MlflowRun.of(Json.require(answer, "run"));
      } catch (UnansweredException e) {
        List<MlflowRun> made = searchRuns(experiment, identity);
        if (!made.isEmpty()) {
          return made.get(0);
        }
        if (attempt == CREATE_ATTEMPTS) {
          throw new TrackerUnavailableException(
              "The tracker does not make runs: " + e.getMessage(), e);
        }
      }
    }
  }

  /** Changes the status only. */
  public void updateRun(String run, String status) {
    update(object().put("run_id", run).put("status", status));
  }

  public void endRun(String run, String status, Instant endedAt) {
    update(
        object().put("run_id", run).put("status", status).put("end_time", endedAt.toEpochMilli()));
  }

  public void renameRun(String run, String name) {
    update(object().put("run_id", run).put("run_name", name));
  }

  private void update(ObjectNode body) {
    connection.post(API + "runs/update", body, Repeat.SAFE);
  }

  /** Logs any number of each, in as many requests as the protocol's limits ask for. */
  public void logBatch(
      String run,
      List<MlflowMetric> metrics,
      Map<String, String> params,
      Map<String, String> tags) {
    for (LogBatch batch : LogBatch.split(metrics, params, tags)) {
      ObjectNode body = object().put("run_id", run);
      ArrayNode points = body.putArray("metrics");
      batch.metrics().forEach(metric -> points.add(point(metric)));
      body.set("params", pairs(batch.params()));
      body.set("tags", pairs(batch.tags()));
      connection.post(API + "runs/log-batch", body, Repeat.SAFE);
    }
  }

  private static ObjectNode point(MlflowMetric metric) {
    ObjectNode point = object().put("key", metric.key());
    point.set("value", Json.number(metric.value()));
    return point.put("timestamp", metric.timestamp()).put("step", metric.step());
  }

  public void setTag(String run, String key, String value) {
    ObjectNode body = object().put("run_id", run).put("key", key).put("value", value);
    connection.post(API + "runs/set-tag", body, Repeat.SAFE);
  }

  public MlflowRun run(String run) {
    return MlflowRun.of(Json.require(connection.get(API + "runs/get?run_id=" + run), "run"));
  }

  /** All active runs that pass a filter, the youngest first. */
  public List<MlflowRun> searchRuns(String experiment, String filter) {
    List<MlflowRun> runs = new ArrayList<>();
    ObjectNode body = object().put("filter", filter).put("max_results", PAGE);
    body.putArray("experiment_ids").add(experiment);
    paged("runs/search", body, "runs", run -> runs.add(MlflowRun.of(run)));
    return runs;
  }

  /** Every point of a metric of a run, in the order of their times. */
  public List<MlflowMetric> history(String run, String key) {
    List<MlflowMetric> points = new ArrayList<>();
    String query =
        API
            + "metrics/get-history?run_id=%s&metric_key=%s&max_results=%d"
                .formatted(run, encoded(key), HISTORY_PAGE);
    pagedGet(
        query,
        "metrics",
        point ->
            points.add(
                new MlflowMetric(
                    key,
                    Json.toDouble(Json.require(point, "value")),
                    point.path("step").asLong(),
                    point.path("timestamp").asLong())));
    return points;
  }

  /** Asks page by page, and hands over what stands in an array of each answer. */
  private void paged(String route, ObjectNode body, String array, Consumer<JsonNode> each) {
    Optional<String> page = Optional.empty();
    do {
      page.ifPresent(token -> body.put("page_token", token));
      JsonNode answer = connection.post(API + route, body, Repeat.SAFE);
      answer.path(array).forEach(each);
      page =
          Json.find(answer, "next_page_token")
              .map(JsonNode::asText)
              .filter(token -> !token.isEmpty());
    } while (page.isPresent());
  }

  /** The same where the tracker wants a query. */
  private void pagedGet(String query, String array, Consumer<JsonNode> each) {
    Optional<String> page = Optional.of("");
    while (page.isPresent()) {
      JsonNode answer = connection.get(query + page.get());
      answer.path(array).forEach(each);
      page =
          Json.find(answer, "next_page_token")
              .map(JsonNode::asText)
              .filter(token -> !token.isEmpty())
              .map(token -> "&page_token=" + encoded(token));
    }
  }

  /** Whether artifacts of this run travel through the tracker, so that they can be sent. */
  public static boolean takesArtifacts(MlflowRun run) {
    return PROXY_SCHEME.equals(URI.create(run.artifactUri()).getScheme());
  }

  /**
   * Writes an artifact, or writes it anew.
   *
   * @param path below the run, such as {@code assay/spec.yaml}
   */
  public void uploadArtifact(MlflowRun run, String path, byte[] content) {
    if (!takesArtifacts(run)) {
      throw new TrackerRejectedException(
          "The tracker keeps artifacts in %s, where they cannot be sent through it."
              .formatted(run.artifactUri()),
          0);
    }
    String root = URI.create(run.artifactUri()).getPath().replaceFirst("^/+", "");
    connection.put(PROXY + encodedPath(root + "/" + path), content);
  }

  /** The paths of files and folders of a run, one level deep. */
  public List<String> listArtifacts(String run, String folder) {
    List<String> paths = new ArrayList<>();
    pagedGet(
        API + "artifacts/list?run_id=" + run + "&path=" + encoded(folder),
        "files",
        file -> paths.add(file.path("path").asText()));
    return paths;
  }

  /** The paths of all files of a run. */
  public List<String> artifacts(String run) {
    List<String> files = new ArrayList<>();
    collect(run, "", files);
    return files;
  }

  private void collect(String run, String folder, List<String> files) {
    List<String> folders = new ArrayList<>();
    pagedGet(
        API + "artifacts/list?run_id=" + run + "&path=" + encoded(folder),
        "files",
        file ->
            (file.path("is_dir").asBoolean() ? folders : files).add(file.path("path").asText()));
    folders.forEach(each -> collect(run, each, files));
  }

  /**
   * @param path below the run
   */
  public void downloadArtifact(String run, String path, Path file) {
    connection.download("/get-artifact?run_id=" + run + "&path=" + encoded(path), file);
  }

  private static ArrayNode pairs(Map<String, String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach((key, value) -> array.add(object().put("key", key).put("value", value)));
    return array;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String encodedPath(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(MlflowClient::encoded)
        .collect(Collectors.joining("/"));
  }

  @Override
  public void close() {
    connection.close();
  }
}
