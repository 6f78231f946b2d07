// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import assay.tracker.api.ApiRoutes;
import assay.tracker.api.EventStream;
import assay.tracker.artifact.ArtifactMount;
import assay.tracker.artifact.ArtifactStore;
import assay.tracker.artifact.ArtifactStoreException;
import assay.tracker.artifact.LocalArtifactStore;
import assay.tracker.http.AnswerSpace;
import assay.tracker.http.AnswerSpaceException;
import assay.tracker.http.Answers;
import assay.tracker.http.Workers;
import assay.tracker.mlflow.ArtifactPlaces;
import assay.tracker.mlflow.MlflowRoutes;
import assay.tracker.store.Stores;
import assay.tracker.store.sqlite.SqliteStore;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The tracker: serves a data directory over HTTP until it is closed.
 *
 * <p>Its threads keep the process alive. Any thread may close it.
 */
public final class Tracker implements AutoCloseable {

  private static final Duration EVENT_PAUSE = Duration.ofMillis(100);
  private static final Duration EVENT_HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration EXPIRY_PAUSE = Duration.ofHours(1);

  private final DataDirectory directory;
  private final AnswerSpace answers;
  private final SqliteStore store;
  private final EventStream events;
  private final Front front;
  private final WebServer server;
  private boolean closed;

  private Tracker(
      DataDirectory directory,
      AnswerSpace answers,
      SqliteStore store,
      EventStream events,
      Front front,
      WebServer server) {
    this.directory = directory;
    this.answers = answers;
    this.store = store;
    this.events = events;
    this.front = front;
    this.server = server;
  }

  /**
   * Gives a tracker that answers requests.
   *
   * @throws DirectoryInUseException if another tracker holds the data directory; says which
   * @throws DataDirectoryException if the directory cannot be made or written
   * @throws TrackerStartException if it cannot listen there
   * @throws assay.tracker.store.StoreUnavailableException if the database is damaged or newer
   */
  public static Tracker start(TrackerConfig config) {
    config.serving().tls().ifPresent(TlsFiles::require);
    ArtifactRoot.require(config.artifactRoot());
    Optional<Doorkeeper> doorkeeper = Doorkeeper.findFor(config);
    DataDirectory directory = DataDirectory.lock(config.dataDirectory());
    try {
      return start(config, directory, doorkeeper);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static Tracker start(
      TrackerConfig config, DataDirectory directory, Optional<Doorkeeper> doorkeeper) {
    Vertx vertx = WebServer.vertx();
    try {
      EventStream events = new EventStream(vertx, EVENT_PAUSE, EVENT_HEARTBEAT);
      ArtifactPlaces artifacts = places(config, directory);
      AnswerSpace space = space(config, directory);
      SqliteStore store =
          SqliteStore.open(
              directory.database(), config.artifactRoot(), InstantSource.system(), events);
      try {
        Workers workers = Workers.of(vertx);
        Front front = new Front(vertx, workers.all(), config, doorkeeper);
        Router router = Router.router(vertx);
        front.mount(router);
        new Measurements(front, space, directory, workers.all()).mount(router);
        mount(router, workers, Answers.of(vertx, space), store.stores(), artifacts, events);
        Chores.every(
            EXPIRY_PAUSE,
            vertx,
            workers.all(),
            () -> artifacts.removeExpiredUploads(Instant.now()));
        WebServer server = WebServer.listen(vertx, router, front.connections(), config);
        directory.publish(server.address());
        return new Tracker(directory, space, store, events, front, server);
      } catch (RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (RuntimeException e) {
      WebServer.await(vertx.close());
      throw e;
    }
  }

  private static AnswerSpace space(TrackerConfig config, DataDirectory directory) {
    try {
      return AnswerSpace.in(directory.path(), config.serving().limits().answerBytes());
    } catch (AnswerSpaceException e) {
      throw new DataDirectoryException(directory.path(), String.valueOf(e.getMessage()), e);
    }
  }

  static ArtifactStore openArtifacts(TrackerConfig config, DataDirectory directory) {
    return openArtifacts(config.artifacts().orElse(directory.artifacts()), directory);
  }

  private static ArtifactStore openArtifacts(Path place, DataDirectory directory) {
    try {
      return LocalArtifactStore.open(place);
    } catch (ArtifactStoreException e) {
      throw new DataDirectoryException(directory.path(), String.valueOf(e.getMessage()), e);
    }
  }

  private static ArtifactPlaces places(TrackerConfig config, DataDirectory directory) {
    List<ArtifactMount> mounts =
        ArtifactRoot.onThisMachine(config.artifactRoot()).stream()
            .map(root -> new ArtifactMount(root, openArtifacts(Path.of(root.getPath()), directory)))
            .toList();
    return new ArtifactPlaces(openArtifacts(config, directory), mounts);
  }

  static void mount(
      Router router,
      Workers workers,
      Answers answers,
      Stores stores,
      ArtifactPlaces artifacts,
      EventStream events) {
    Probes.mount(router);
    new ApiRoutes(stores.tracking(), events, workers, answers).mount(router);
    new MlflowRoutes(stores, artifacts, events, workers, answers, InstantSource.system())
        .mount(router);
    new WebRoot(workers.all()).mount(router);
  }

  /** Where clients on this machine reach it: {@code http://127.0.0.1:PORT}. */
  public String address() {
    return server.address();
  }

  /** Requests that were accepted and whose clients got no whole answer. */
  long unanswered() {
    return front.traffic().unanswered();
  }

  /** Finishes the requests that were accepted, then lets go of the data directory. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (directory;
        answers;
        store) {
      events.close();
      server.stop();
      front.close();
    }
  }
}
