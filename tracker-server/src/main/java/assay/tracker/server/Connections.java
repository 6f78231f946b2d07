// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who is connected and what is under way. Closes connections that ask for nothing, among them those
 * that send the head of a request drop by drop. A request under way, such as a stream of events,
 * keeps its connection.
 *
 * <p>Used by the one event loop.
 */
final class Connections {

  private static final class State {
    private final Set<Exchange> exchanges = new HashSet<>();
    private long sinceNanos = System.nanoTime();
    private boolean used;
  }

  private final Limits limits;
  private final Consumer<Exchange> ended;
  private final IdentityHashMap<HttpConnection, State> open = new IdentityHashMap<>();

  /**
   * @param ended is told of each exchange when it is over, whichever way
   */
  Connections(Limits limits, Consumer<Exchange> ended) {
    this.limits = limits;
    this.ended = ended;
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
    State state = new State();
    open.put(connection, state);
    connection.closeHandler(closed -> {
      open.remove(connection);
      List.copyOf(state.exchanges).forEach(exchange -> end(exchange, state));
    });
  }

  void begin(RoutingContext context) {
    State state = open.computeIfAbsent(context.request().connection(), c -> new State());
    Exchange exchange = Exchange.begin(context);
    state.exchanges.add(exchange);
    state.used = true;
    // A route may replace this handler by its own: then the end of the connection tells.
    context.addEndHandler(end -> end(exchange, state));
    context.next();
  }

  private void end(Exchange exchange, State state) {
    state.exchanges.remove(exchange);
    state.sinceNanos = System.nanoTime();
    if (exchange.end()) {
      ended.accept(exchange);
    }
  }

  private void dropUnused(long nowNanos) {
    List<HttpConnection> unused = new ArrayList<>();
    open.forEach((connection, state) -> {
      long patience = (state.used ? limits.idleTime() : limits.headTime()).toNanos();
      if (state.exchanges.isEmpty() && nowNanos - state.sinceNanos > patience) {
        unused.add(connection);
      }
    });
    unused.forEach(HttpConnection::close);
  }

  int size() {
    return open.size();
  }

  int exchanges() {
    return open.values().stream().mapToInt(state -> state.exchanges.size()).sum();
  }
}
