// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.artifact.ArtifactContent;
import assay.tracker.artifact.ArtifactPath;
import assay.tracker.mlflow.ArtifactPlaces.Place;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Sends artifacts, piece by piece as fast as the client takes them. */
final class Downloads {

  private static final int PIECE_BYTES = 1 << 16;

  /** What a header need not quote (RFC 9110). */
  private static final Pattern TOKEN = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");

  private final WorkerExecutor workers;

  Downloads(WorkerExecutor workers) {
    this.workers = workers;
  }

  Future<Void> send(Place place, HttpServerResponse response) {
    return workers
        .executeBlocking(() -> place.store().open(place.path()), false)
        .compose(content -> sendAll(place.path(), content, response));
  }

  private Future<Void> sendAll(
      ArtifactPath path, ArtifactContent content, HttpServerResponse response) {
    response
        .putHeader("Content-Type", ContentTypes.of(path.name()))
        .putHeader("Content-Length", Long.toString(content.sizeBytes()))
        .putHeader("Content-Disposition", disposition(path.name()))
        // Should a browser show it all the same, then without scripts.
        .putHeader("Content-Security-Policy", "sandbox");
    return sendRest(content, response).eventually(() -> close(content));
  }

  private Future<Void> sendRest(ArtifactContent content, HttpServerResponse response) {
    return workers
        .executeBlocking(() -> content.stream().readNBytes(PIECE_BYTES), false)
        .compose(piece ->
            piece.length == 0
                ? response.end()
                : response
                    .write(Buffer.buffer(piece))
                    .compose(sent -> sendRest(content, response)));
  }

  private Future<Void> close(ArtifactContent content) {
    return workers.executeBlocking(
        () -> {
          content.close();
          return null;
        },
        false);
  }

  /** Never shown in place: a page among the artifacts would run with the rights of this server. */
  private static String disposition(String name) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    String plain = name.replaceAll("[^ -~]|[\"\\\\]", "_");
    String quoted = TOKEN.matcher(plain).matches() ? plain : '"' + plain + '"';
    return "attachment; filename=%s; filename*=UTF-8''%s".formatted(quoted, encoded);
  }
}
