// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import assay.tracker.server.TrackerClient.Reply;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Sends requests that are nearly right, and quite wrong ones: whatever comes, a tracker answers in
 * time, says no more than what is wrong, and does not fail itself. The same seed gives the same
 * requests.
 */
final class RequestFuzzer {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int NOT_IMPLEMENTED = 501;
  private static final Pattern TRACE =
      Pattern.compile("\\bat [\\w.$]+\\(|[a-z]+\\.[A-Z]\\w*Exception");

  private static final List<String> POSTS =
      List.of(
          "/api/2.0/mlflow/experiments/create",
          "/api/2.0/mlflow/experiments/search",
          "/api/2.0/mlflow/experiments/delete",
          "/api/2.0/mlflow/experiments/restore",
          "/api/2.0/mlflow/experiments/update",
          "/api/2.0/mlflow/experiments/set-experiment-tag",
          "/api/2.0/mlflow/runs/create",
          "/api/2.0/mlflow/runs/update",
          "/api/2.0/mlflow/runs/delete",
          "/api/2.0/mlflow/runs/restore",
          "/api/2.0/mlflow/runs/search",
          "/api/2.0/mlflow/runs/log-metric",
          "/api/2.0/mlflow/runs/log-parameter",
          "/api/2.0/mlflow/runs/log-batch",
          "/api/2.0/mlflow/runs/log-inputs",
          "/api/2.0/mlflow/runs/set-tag",
          "/api/2.0/mlflow/runs/delete-tag",
          "/api/2.0/mlflow/registered-models/create",
          "/api/2.0/mlflow/model-versions/create",
          "/api/2.0/mlflow/logged-models/search",
          "/api/2.0/mlflow/nope",
          "/api/assay/v1/runs/columns",
          "/api/assay/v1/series/buckets",
          "/api/assay/v1/runs/x/metrics");

  private static final List<String> GETS =
      List.of(
          "/api/2.0/mlflow/experiments/get",
          "/api/2.0/mlflow/experiments/get-by-name",
          "/api/2.0/mlflow/experiments/search",
          "/api/2.0/mlflow/runs/get",
          "/api/2.0/mlflow/metrics/get-history",
          "/ajax-api/2.0/mlflow/metrics/get-history-bulk-interval",
          "/api/2.0/mlflow/artifacts/list",
          "/api/2.0/mlflow/registered-models/search",
          "/api/2.0/mlflow/model-versions/search",
          "/api/2.0/mlflow-artifacts/artifacts",
          "/api/assay/v1/keys",
          "/api/assay/v1/trials",
          "/nope",
          "/");

  private static final List<String> NAMES =
      List.of(
          "run_id",
          "run_uuid",
          "run_ids",
          "experiment_id",
          "experiment_ids",
          "name",
          "key",
          "value",
          "timestamp",
          "step",
          "metrics",
          "params",
          "tags",
          "filter",
          "filter_string",
          "order_by",
          "max_results",
          "page_token",
          "metric_key",
          "view_type",
          "run_view_type",
          "status",
          "start_step",
          "end_step",
          "path",
          "columns",
          "keys",
          "buckets",
          "first_step",
          "last_step",
          "datasets",
          "source",
          "version");

  private static final List<String> WORDS =
      List.of(
          "0",
          "-1",
          "1e999",
          "9223372036854775807",
          "-9223372036854775808",
          "NaN",
          "null",
          "true",
          "",
          " ",
          "../..",
          "%00",
          "a/b",
          "ä📏",
          "\\u0000",
          "' OR 1=1 --",
          "metrics.loss > 1",
          "params.a LIKE '%'",
          "((((",
          "`",
          "tags.\"x\" = 'y'",
          "NOT",
          "AND",
          "OR",
          "IN ('a')",
          "status",
          "start_time DESC",
          "b2Zmc2V0Oi0x");

  private static final List<String> HEADERS =
      List.of(
          "Content-Type", "Accept-Encoding", "Origin", "X-Any", "Last-Event-ID", "Authorization");

  private final TrackerClient client;
  private final String runId;
  private final Random random;

  RequestFuzzer(TrackerClient client, String runId, long seed) {
    this.client = client;
    this.runId = runId;
    this.random = new Random(seed);
  }

  /** Sends one request; gives what is wrong with the answer. */
  Optional<String> next() {
    boolean post = random.nextInt(3) > 0;
    String path =
        pick(post ? POSTS : GETS) + (random.nextInt(20) == 0 ? "/" + encoded(word()) : "");
    String query = post && random.nextInt(4) > 0 ? "" : query();
    String body = post ? body() : "";
    HttpRequest.Builder request = client.request(path + query).timeout(TIMEOUT);
    if (random.nextInt(10) > 0) {
      request.header("Content-Type", "application/json");
    }
    if (random.nextInt(5) == 0) {
      request.setHeader(pick(HEADERS), word().replaceAll("[^ -~]", "?"));
    }
    if (post) {
      request.POST(BodyPublishers.ofString(body));
    }
    Reply reply = client.send(request);
    boolean failed = reply.status() >= 500 && reply.status() != NOT_IMPLEMENTED;
    boolean tells = reply.status() >= 400 && TRACE.matcher(reply.text()).find();
    return failed || tells
        ? Optional.of("%s%s %s: %d %s".formatted(path, query, body, reply.status(), reply.text()))
        : Optional.empty();
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String query() {
    StringBuilder query = new StringBuilder("?");
    for (int i = random.nextInt(4); i >= 0; i--) {
      query.append(pick(NAMES)).append('=').append(encoded(word())).append('&');
    }
    return query.toString();
  }

  /** A filter more often than not. */
  private String word() {
    return switch (random.nextInt(6)) {
      case 0 -> runId;
      case 1 -> pick(WORDS) + " " + pick(WORDS) + " " + pick(WORDS);
      case 2 -> pick(WORDS).repeat(1 + random.nextInt(300));
      default -> pick(WORDS);
    };
  }

  private String body() {
    String json = object(3);
    return switch (random.nextInt(12)) {
      case 0 -> json.substring(0, random.nextInt(json.length()));
      case 1 -> "[".repeat(random.nextInt(3000)) + json;
      case 2 -> quoted(json);
      default -> json;
    };
  }

  private String object(int depth) {
    List<String> members = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      members.add("\"run_id\": \"" + runId + "\"");
    }
    for (int i = random.nextInt(6); i >= 0; i--) {
      members.add(quoted(pick(NAMES)) + ": " + value(depth));
    }
    return "{" + String.join(", ", members) + "}";
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0 -> "null";
      case 1 -> Integer.toString(random.nextInt(2000) - 5);
      case 2 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
      case 3 -> "[" + quoted(word()) + ", " + quoted(word()) + "]";
      case 7 -> object(depth - 1);
      case 8 -> "[" + object(depth - 1) + ", " + value(depth - 1) + "]";
      default -> quoted(word());
    };
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
