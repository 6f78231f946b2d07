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

  /** A chart of 100 runs names them all in its address. */
  private static final int ADDRESS_BYTES = 1 << 16;

  private final Vertx vertx;
  private final HttpServer server;
  private final TrackerConfig config;

  private WebServer(Vertx vertx, HttpServer server, TrackerConfig config) {
    this.vertx = vertx;
    this.server = server;
    this.config = config;
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

  static WebServer listen(
      Vertx vertx, Router router, Connections connections, TrackerConfig config) {
    try {
      return listen(vertx, router, connections, config, config.port());
    } catch (TrackerStartException e) {
      if (config.portRequired() || config.port() == 0) {
        throw e;
      }
      return listen(vertx, router, connections, config, 0);
    }
  }

  private static WebServer listen(
      Vertx vertx, Router router, Connections connections, TrackerConfig config, int port) {
    try {
      HttpServer server =
          await(
              vertx
                  .createHttpServer(options(config))
                  .connectionHandler(connections::opened)
                  .requestHandler(router)
                  .listen(port, config.host()));
      return new WebServer(vertx, server, config);
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (config.serving().tls().isPresent() && !(cause instanceof BindException)) {
        throw config.serving().tls().get().unusable(cause);
      }
      String reason =
          cause instanceof BindException
              ? "the port is in use, or this user may not open it. Choose another port."
              : String.valueOf(cause);
      throw new TrackerStartException(
          "Cannot listen on %s port %d: %s".formatted(config.host(), port, reason), e);
    }
  }

  private static HttpServerOptions options(TrackerConfig config) {
    HttpServerOptions options = new HttpServerOptions();
    config
        .serving()
        .tls()
        .ifPresent(tls -> options.setSsl(true).setUseAlpn(true).setKeyCertOptions(tls.require()));
    return options
        .setTcpNoDelay(true)
        // Upgrades of plain connections serve nobody and have smuggled requests past proxies.
        .setHttp2ClearTextEnabled(false)
        .setMaxInitialLineLength(ADDRESS_BYTES)
        .setIdleTimeout((int) config.serving().limits().idleTime().toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
  }

  String address() {
    String scheme = config.serving().tls().isPresent() ? "https" : "http";
    return "%s://%s:%d".formatted(scheme, Loopback.addressFor(config.host()), server.actualPort());
  }

  void stop() {
    await(server.shutdown(config.serving().limits().stopTime().toMillis(), TimeUnit.MILLISECONDS));
    await(vertx.close());
  }

  static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
