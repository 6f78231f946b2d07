// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Speaks HTTP to a tracker under test. */
final class TrackerClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MLFLOW = "/api/2.0/mlflow/";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;

  TrackerClient(String address) {
    this.address = address;
  }

  /** What came back. */
  record Reply(int status, String text, HttpResponse<byte[]> response) {

    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(text, e);
      }
    }

    /** A text in the JSON. */
    String at(String pointer) {
      return json().at(pointer).asText();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path));
  }

  Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      String text = new String(response.body(), StandardCharsets.UTF_8);
      return new Reply(response.statusCode(), text, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Reply get(String path) {
    return send(request(path));
  }

  Reply post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  Reply put(String path, byte[] body) {
    return send(request(path).PUT(BodyPublishers.ofByteArray(body)));
  }

  Reply delete(String path) {
    return send(request(path).DELETE());
  }

  /**
   * @param json with single quotes for double ones
   */
  Reply tryMlflow(String route, String json) {
    return post(MLFLOW + route, json.replace('\'', '"'));
  }

  /** As {@link #tryMlflow}, but fails unless the answer is 200. */
  JsonNode mlflow(String route, String json) {
    return requireOk(tryMlflow(route, json));
  }

  JsonNode mlflow(String routeWithQuery) {
    return requireOk(get(MLFLOW + routeWithQuery));
  }

  private static JsonNode requireOk(Reply reply) {
    if (reply.status() != 200) {
      throw new AssertionError(reply.status() + " " + reply.text());
    }
    return reply.json();
  }

  /** Gives the id of a new run. */
  String createRun(String experimentId) {
    return mlflow("runs/create", "{'experiment_id': '%s', 'start_time': 1}".formatted(experimentId))
        .at("/run/info/run_id")
        .asText();
  }
}
