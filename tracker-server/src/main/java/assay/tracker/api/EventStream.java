// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.store.ChangeListener;
import assay.tracker.store.RunChange;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends changes to all who listen. The same change of the same run is sent once per {@code pause},
 * however often it happened. A client that does not keep up is cut off: it comes back by itself and
 * says which event it saw last.
 *
 * <p>Any thread may report changes; everything else happens on one event loop.
 */
public final class EventStream implements ChangeListener {

  private static final int REPLAYED_EVENTS = 4096;
  private static final int MAX_CLIENTS = 128;
  private static final Buffer HEARTBEAT = Buffer.buffer(": still here\n\n");

  private final Vertx vertx;
  private final Context loop;
  private final Duration pause;
  private final EventLog log = new EventLog(REPLAYED_EVENTS, Instant.now());
  private final Set<HttpServerResponse> clients = ConcurrentHashMap.newKeySet();

  /** What happened since the last sending; also the lock for it. */
  private final Set<RunChange> pending = new LinkedHashSet<>();

  /**
   * @param pause between two sendings
   * @param heartbeat how often a comment is sent, so that dead connections are noticed
   */
  public EventStream(Vertx vertx, Duration pause, Duration heartbeat) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.pause = pause;
    loop.runOnContext(
        start -> vertx.setPeriodic(heartbeat.toMillis(), timer -> sendAll(HEARTBEAT)));
  }

  @Override
  public void changed(RunChange change) {
    synchronized (pending) {
      boolean first = pending.isEmpty();
      pending.add(change);
      if (!first) {
        return;
      }
    }
    loop.runOnContext(now -> vertx.setTimer(pause.toMillis(), timer -> sendPending()));
  }

  private void sendPending() {
    List<RunChange> changes;
    synchronized (pending) {
      changes = new ArrayList<>(pending);
      pending.clear();
    }
    Buffer frames = Buffer.buffer();
    changes.forEach(change -> frames.appendBuffer(log.add(change).frame()));
    sendAll(frames);
  }

  private void sendAll(Buffer frames) {
    for (HttpServerResponse client : List.copyOf(clients)) {
      if (client.writeQueueFull()) {
        clients.remove(client);
        client.reset();
      } else {
        client.write(frames);
      }
    }
  }

  /**
   * Sends events until the client leaves.
   *
   * @param response whose head says what it is
   * @param after the last event that the client has
   */
  void add(HttpServerResponse response, OptionalLong after) {
    loop.runOnContext(now -> {
      response.closeHandler(closed -> clients.remove(response));
      response.exceptionHandler(broken -> clients.remove(response));
      response.write(log.since(after));
      clients.add(response);
    });
  }

  /** Whether there are as many clients as can be served. */
  boolean isFull() {
    return clients.size() >= MAX_CLIENTS;
  }

  /** Ends all streams, so that a server that stops need not wait for them. */
  public void close() {
    loop.runOnContext(now -> {
      List.copyOf(clients).forEach(HttpServerResponse::end);
      clients.clear();
    });
  }
}
