// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Who is connected. Closes connections that ask for nothing, among them those that send the head of
 * a request drop by drop. A request under way, such as a stream of events, keeps its connection.
 *
 * <p>Used by the one event loop.
 */
final class Connections {

  private static final class State {
    private int requests;
    private long sinceNanos = System.nanoTime();
    private boolean used;
  }

  private final Limits limits;
  private final IdentityHashMap<HttpConnection, State> open = new IdentityHashMap<>();

  Connections(Limits limits) {
    this.limits = limits;
  }

  /** Looks from time to time at the connections, and at the bodies that are on their way. */
  void watch(Vertx vertx, RequestBodies bodies) {
    long shortest = Math.min(limits.headTime().toMillis(), limits.bodyTime().toMillis());
    vertx.setPeriodic(
        Math.clamp(shortest / 4, 20, 1000),
        timer -> {
          long now = System.nanoTime();
          dropUnused(now);
          bodies.dropOverdue(now);
        });
  }

  void opened(HttpConnection connection) {
    open.put(connection, new State());
    connection.closeHandler(closed -> open.remove(connection));
  }

  void count(RoutingContext context) {
    State state = open.get(context.request().connection());
    if (state != null) {
      state.requests++;
      state.used = true;
      context.addEndHandler(ended -> {
        state.requests--;
        state.sinceNanos = System.nanoTime();
      });
    }
    context.next();
  }

  private void dropUnused(long nowNanos) {
    List<HttpConnection> unused = new ArrayList<>();
    open.forEach((connection, state) -> {
      long patience = (state.used ? limits.idleTime() : limits.headTime()).toNanos();
      if (state.requests == 0 && nowNanos - state.sinceNanos > patience) {
        unused.add(connection);
      }
    });
    unused.forEach(HttpConnection::close);
  }

  int size() {
    return open.size();
  }
}
