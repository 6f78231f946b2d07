// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import java.util.Optional;

/** What every request passes before its route. */
final class Front {

  private final AccessGuard guard;
  private final Optional<Doorkeeper> doorkeeper;
  private final Traffic traffic = new Traffic();
  private final Connections connections;
  private final RequestBodies bodies;

  /**
   * @param doorkeeper absent where anybody on this machine may come in
   */
  Front(
      Vertx vertx, WorkerExecutor workers, TrackerConfig config, Optional<Doorkeeper> doorkeeper) {
    Limits limits = config.serving().limits();
    this.guard =
        new AccessGuard(
            config.host(), Loopback.isAddressOf(config.host()), config.serving().access());
    this.doorkeeper = doorkeeper;
    this.connections = new Connections(limits, this::ended);
    this.bodies = new RequestBodies(limits, workers);
    connections.watch(vertx, bodies);
    doorkeeper.ifPresent(keeper -> keeper.watch(vertx, workers));
  }

  void mount(Router router) {
    router.route().handler(connections::begin);
    router.route().handler(guard);
    doorkeeper.ifPresent(keeper -> router.route().handler(keeper.gate()));
    router.route().handler(bodies);
    doorkeeper.ifPresent(keeper -> keeper.mount(router));
  }

  private void ended(Exchange exchange) {
    traffic.count(exchange);
    AccessLog.write(exchange);
  }

  /** To be called when nothing comes in any more. */
  void close() {
    doorkeeper.ifPresent(Doorkeeper::close);
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
