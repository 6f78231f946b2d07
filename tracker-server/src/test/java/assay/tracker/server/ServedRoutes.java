// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import assay.tracker.api.EventStream;
import assay.tracker.artifact.LocalArtifactStore;
import assay.tracker.http.AnswerSpace;
import assay.tracker.http.Answers;
import assay.tracker.http.Workers;
import assay.tracker.mlflow.ArtifactPlaces;
import assay.tracker.store.ChangeListener;
import assay.tracker.store.sqlite.SqliteStore;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The routes of a tracker, from its own table. */
public final class ServedRoutes {

  private ServedRoutes() {}

  /**
   * A route with one of its methods.
   *
   * @param path with {@code :name} for arguments
   * @param open whether anything may follow the path
   */
  public record Served(String method, String path, boolean open) {}

  /**
   * @param directory for a database that is not used
   */
  public static List<Served> list(Path directory) {
    Vertx vertx = Vertx.vertx();
    try (SqliteStore store =
        SqliteStore.open(
            directory.resolve("routes.db"),
            "mlflow-artifacts:/",
            InstantSource.system(),
            ChangeListener.NONE)) {
      Router router = Router.router(vertx);
      Tracker.mount(
          router,
          Workers.of(vertx),
          Answers.of(vertx, AnswerSpace.in(directory, 1 << 20)),
          store.stores(),
          new ArtifactPlaces(LocalArtifactStore.open(directory.resolve("files")), List.of()),
          new EventStream(vertx, Duration.ofMillis(100), Duration.ofMinutes(1)));
      return router.getRoutes().stream().flatMap(ServedRoutes::each).distinct().toList();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static Stream<Served> each(Route route) {
    Set<HttpMethod> methods = Optional.ofNullable(route.methods()).orElse(Set.of(HttpMethod.GET));
    String path = Optional.ofNullable(route.getPath()).orElse("/");
    return methods.stream().map(method -> new Served(method.name(), path, !route.isExactPath()));
  }
}
