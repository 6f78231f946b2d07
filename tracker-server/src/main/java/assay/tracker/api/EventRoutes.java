// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code GET /api/assay/v1/events}: server-sent events, one for each change of a run. The header
 * {@code Last-Event-ID}, or {@code ?after=SEQ}, asks for what was missed.
 */
final class EventRoutes {

  private final EventStream stream;

  EventRoutes(EventStream stream) {
    this.stream = stream;
  }

  void mount(Router router) {
    router.get(ApiRoutes.ROOT + "/events").handler(this::listen);
  }

  private void listen(RoutingContext context) {
    OptionalLong after = after(context);
    HttpServerResponse response = context.response();
    if (stream.isFull()) {
      ApiError.of(ApiCode.TOO_MANY_LISTENERS, "Too many pages listen already: close some.")
          .send(response);
      return;
    }
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store");
    stream.add(context.request(), after);
  }

  /** The header first: a browser that comes back still has the query of its first visit. */
  private static OptionalLong after(RoutingContext context) {
    return Optional.ofNullable(context.request().getHeader("Last-Event-ID"))
        .or(() -> Optional.ofNullable(context.queryParams().get("after")))
        .map(EventRoutes::seq)
        .orElse(OptionalLong.empty());
  }

  /** What is no number was never sent, so its client is told to start anew. */
  private static OptionalLong seq(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.of(-1);
    }
  }
}
