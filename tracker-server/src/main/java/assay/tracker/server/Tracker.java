// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import assay.tracker.artifact.LocalArtifactStore;
import assay.tracker.mlflow.MlflowRoutes;
import assay.tracker.store.ChangeListener;
import assay.tracker.store.TrackingStore;
import assay.tracker.store.sqlite.SqliteTrackingStore;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import java.time.InstantSource;

/**
 * The tracker: serves a data directory over HTTP until it is closed.
 *
 * <p>Its threads keep the process alive. Any thread may close it.
 */
public final class Tracker implements AutoCloseable {

  /** Requests at work at the same time; each may hold one database connection. */
  private static final int WORKERS = 16;

  private final DataDirectory directory;
  private final TrackingStore store;
  private final WebServer server;
  private boolean closed;

  private Tracker(DataDirectory directory, TrackingStore store, WebServer server) {
    this.directory = directory;
    this.store = store;
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
    Loopback.require(config.host());
    DataDirectory directory = DataDirectory.lock(config.dataDirectory());
    try {
      return start(config, directory);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static Tracker start(TrackerConfig config, DataDirectory directory) {
    InstantSource clock = InstantSource.system();
    ChangeListener listener = ChangeListener.NONE;
    LocalArtifactStore artifacts = LocalArtifactStore.open(directory.artifacts());
    TrackingStore store =
        SqliteTrackingStore.open(directory.database(), "mlflow-artifacts:/", clock, listener);
    Vertx vertx = WebServer.vertx();
    try {
      WorkerExecutor workers = vertx.createSharedWorkerExecutor("assay-worker", WORKERS);
      Router router = Router.router(vertx);
      new AccessGuard().mount(router);
      Probes.mount(router);
      new MlflowRoutes(store, artifacts, listener, workers, clock).mount(router);
      new WebRoot(workers).mount(router);
      WebServer server = WebServer.listen(vertx, router, config);
      directory.publish(server.address());
      return new Tracker(directory, store, server);
    } catch (RuntimeException e) {
      WebServer.await(vertx.close());
      store.close();
      throw e;
    }
  }

  /** {@code http://127.0.0.1:PORT}. */
  public String address() {
    return server.address();
  }

  /** Finishes the requests that were accepted, then lets go of the data directory. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (directory;
        store) {
      server.stop();
    }
  }
}
