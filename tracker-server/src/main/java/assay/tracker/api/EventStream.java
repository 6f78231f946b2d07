// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.store.ChangeListener;
import assay.tracker.store.RunChange;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
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
 * however often it happened; after more changes than can be kept, all are told to start anew. A
 * client that does not keep up is cut off: it comes back by itself and says which event it saw
 * last.
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
  private final Set<HttpServerRequest> clients = ConcurrentHashMap.newKeySet();

  /** What happened since the last sending; also the lock for it. */
  private final Set<RunChange> pending = new LinkedHashSet<>();

  private volatile boolean closed;

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
    if (closed) { // a store may finish its last writes after the event loop is gone
      return;
    }
    synchronized (pending) {
      boolean first = pending.isEmpty();
      if (pending.size() <= REPLAYED_EVENTS) {
        pending.add(change);
      }
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
    sendAll(changes.size() > REPLAYED_EVENTS ? log.skip() : frames(changes));
  }

  private Buffer frames(List<RunChange> changes) {
    Buffer frames = Buffer.buffer();
    changes.forEach(change -> frames.appendBuffer(log.add(change).frame()));
    return frames;
  }

  private void sendAll(Buffer frames) {
    for (HttpServerRequest client : List.copyOf(clients)) {
      if (client.response().writeQueueFull()) {
        clients.remove(client);
        // A reset of the response was seen to leave the connection open while its queue is full.
        client.connection().close();
      } else {
        client.response().write(frames);
      }
    }
  }

  /**
   * Sends events until the client leaves.
   *
   * @param client the head of whose response says what it is
   * @param after the last event that the client has
   */
  void add(HttpServerRequest client, OptionalLong after) {
    loop.runOnContext(now -> {
      client.response().closeHandler(closed -> clients.remove(client));
      client.response().exceptionHandler(broken -> clients.remove(client));
      clients.add(client); // first: who has an answer is counted
      client.response().write(log.since(after));
    });
  }

  int clients() {
    return clients.size();
  }

  /** Whether there are as many clients as can be served. */
  boolean isFull() {
    return clients() >= MAX_CLIENTS;
  }

  /** Ends all streams, so that a server that stops need not wait for them. */
  public void close() {
    closed = true;
    loop.runOnContext(now -> {
      List.copyOf(clients).forEach(client -> client.response().end());
      clients.clear();
    });
  }
}
