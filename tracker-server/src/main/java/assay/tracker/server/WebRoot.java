// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The dashboard's files, from the folder {@value #FOLDER} of the class path. Paths without a dot
 * are pages that the dashboard makes itself, so they all get its one HTML file.
 */
final class WebRoot {

  private static final String FOLDER = "webroot";
  private static final String INDEX = "index.html";

  private static final Pattern FILE = Pattern.compile("/(?:[\\w-]+/)*[\\w-]+(?:\\.[\\w-]+)+");

  /** The bundler's names: content that changes gets a new one. */
  private static final Pattern HASHED = Pattern.compile(".*-[A-Za-z0-9]{8}\\.[\\w.]+");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private static final String NOT_BUILT =
      """
      <!doctype html>
      <html lang="en">
        <head><meta charset="utf-8"><title>Assay</title></head>
        <body>
          <h1>Assay</h1>
          <p>The tracker is running, but the dashboard was not built.</p>
          <p>Build it with <code>mvn package</code>, without <code>-Dweb.skip</code>.</p>
        </body>
      </html>
      """;

  /** The dashboard's own scripts and nothing else; its elements carry widths as styles. */
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

  private final WorkerExecutor workers;
  private final String folder;

  WebRoot(WorkerExecutor workers) {
    this(workers, FOLDER);
  }

  WebRoot(WorkerExecutor workers, String folder) {
    this.workers = workers;
    this.folder = folder;
  }

  void mount(Router router) {
    router.get().handler(this::serve);
  }

  private void serve(RoutingContext context) {
    String path = context.normalizedPath();
    boolean page = path.indexOf('.') < 0;
    if (!page && !FILE.matcher(path).matches()) {
      notFound(context.response());
      return;
    }
    String file = page ? INDEX : path.substring(1);
    workers
        .executeBlocking(() -> read(file), false)
        .onSuccess(content -> send(context.response(), file, content))
        .onFailure(context::fail);
  }

  private Optional<Buffer> read(String file) throws IOException {
    try (InputStream in = WebRoot.class.getClassLoader().getResourceAsStream(folder + "/" + file)) {
      return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
    }
  }

  private static void send(HttpServerResponse response, String file, Optional<Buffer> content) {
    if (content.isEmpty() && !file.equals(INDEX)) {
      notFound(response);
      return;
    }
    String ending = file.substring(file.lastIndexOf('.') + 1);
    response
        .putHeader("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"))
        .putHeader("Cache-Control", caching(file))
        .putHeader("Content-Security-Policy", POLICY)
        .end(content.orElseGet(() -> Buffer.buffer(NOT_BUILT)));
  }

  private static String caching(String file) {
    return HASHED.matcher(file).matches() ? "public, max-age=31536000, immutable" : "no-cache";
  }

  private static void notFound(HttpServerResponse response) {
    response
        .setStatusCode(404)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .end("Not found");
  }
}
