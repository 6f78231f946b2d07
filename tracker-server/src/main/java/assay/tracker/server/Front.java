// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;

/** What every request passes before its route. */
final class Front {

  private final AccessGuard guard = new AccessGuard();
  private final Traffic traffic = new Traffic();
  private final Connections connections;
  private final RequestBodies bodies;

  Front(Vertx vertx, WorkerExecutor workers, TrackerConfig config) {
    Limits limits = config.serving().limits();
    this.connections = new Connections(limits, traffic::count);
    this.bodies = new RequestBodies(limits, workers);
    connections.watch(vertx, bodies);
  }

  void mount(Router router) {
    router.route().handler(connections::begin);
    guard.mount(router);
    router.route().handler(bodies);
  }

  Connections connections() {
    return connections;
  }

  RequestBodies bodies() {
    return bodies;
  }

  Traffic traffic() {
    return traffic;
  }
}
