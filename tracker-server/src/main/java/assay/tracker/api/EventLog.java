// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.store.RunChange;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * The latest events, for clients that were away. Numbers go on growing when the server starts anew,
 * so that a client of an earlier start is recognised. Used by one thread.
 */
final class EventLog {

  private final int capacity;
  private final Deque<Event> events = new ArrayDeque<>();
  private long last;

  EventLog(int capacity, Instant start) {
    this.capacity = capacity;
    // More events than this in a millisecond do not happen; JavaScript counts to 9e15 exactly.
    this.last = start.toEpochMilli() * 1000;
  }

  Event add(RunChange change) {
    Event event = Event.of(++last, change);
    events.add(event);
    if (events.size() > capacity) {
      events.remove();
    }
    return event;
  }

  /** Gives up on what happened: gives the event that tells every client to start anew. */
  Buffer skip() {
    events.clear();
    return Event.reset(++last);
  }

  /**
   * What a client has to be sent first.
   *
   * @param after the last event that it has, absent for a new client
   */
  Buffer since(OptionalLong after) {
    if (after.isEmpty()) {
      return Event.position(last);
    }
    long seen = after.getAsLong();
    if (seen > last || seen < last - events.size()) {
      return Event.reset(last);
    }
    Buffer missed = Event.position(last - events.size());
    events.stream()
        .filter(event -> event.seq() > seen)
        .forEach(e -> missed.appendBuffer(e.frame()));
    return missed;
  }
}
