// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.BindException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The listening part: one event loop, which only moves bytes. */
final class WebServer {

  /** How long requests may take to finish when the server stops. */
  private static final int GRACE_SECONDS = 10;

  /** Bytes: a question about a hundred runs names them all. */
  private static final int LONGEST_REQUEST_LINE = 1 << 16;

  private final Vertx vertx;
  private final HttpServer server;
  private final String host;

  private WebServer(Vertx vertx, HttpServer server, String host) {
    this.vertx = vertx;
    this.server = server;
    this.host = host;
  }

  static Vertx vertx() {
    FileSystemOptions noCacheOnDisk =
        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(2)
            .setFileSystemOptions(noCacheOnDisk));
  }

  static WebServer listen(Vertx vertx, Router router, TrackerConfig config) {
    try {
      return listen(vertx, router, config, config.port());
    } catch (TrackerStartException e) {
      if (config.portRequired() || config.port() == 0) {
        throw e;
      }
      return listen(vertx, router, config, 0);
    }
  }

  private static WebServer listen(Vertx vertx, Router router, TrackerConfig config, int port) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHandle100ContinueAutomatically(true)
            .setTcpNoDelay(true)
            .setMaxInitialLineLength(LONGEST_REQUEST_LINE);
    try {
      HttpServer server =
          await(vertx.createHttpServer(options).requestHandler(router).listen(port, config.host()));
      return new WebServer(vertx, server, config.host());
    } catch (CompletionException e) {
      String reason =
          e.getCause() instanceof BindException
              ? "the port is in use, or this user may not open it. Choose another port."
              : String.valueOf(e.getCause());
      throw new TrackerStartException(
          "Cannot listen on %s port %d: %s".formatted(config.host(), port, reason), e);
    }
  }

  String address() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return "http://%s:%d".formatted(name, server.actualPort());
  }

  void stop() {
    await(server.shutdown(GRACE_SECONDS, TimeUnit.SECONDS));
    await(vertx.close());
  }

  static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
