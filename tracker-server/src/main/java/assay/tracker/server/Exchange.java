// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** A request and its answer, from the first line to the last byte. Used by the event loop. */
final class Exchange {

  private static final String KEY = Exchange.class.getName();
  private static final String ID_HEADER = "X-Request-Id";
  private static final Pattern ID = Pattern.compile("[\\w.:-]{1,128}");

  private final RoutingContext context;
  private final String id;
  private final long startedNanos = System.nanoTime();
  private Optional<String> user = Optional.empty();
  private long tookNanos = -1;

  private Exchange(RoutingContext context, String id) {
    this.context = context;
    this.id = id;
  }

  /** Takes over the id that a proxy gave, if it is one that can stand in a log, or makes one. */
  static Exchange begin(RoutingContext context) {
    String given = context.request().getHeader(ID_HEADER);
    String id =
        given != null && ID.matcher(given).matches()
            ? given
            : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    context.response().putHeader(ID_HEADER, id);
    Exchange exchange = new Exchange(context, id);
    context.put(KEY, exchange);
    return exchange;
  }

  static Exchange of(RoutingContext context) {
    return context.get(KEY);
  }

  /** Says who asks. */
  void identify(String name) {
    user = Optional.of(name);
  }

  /** Gives whether it was not over before. */
  boolean end() {
    if (tookNanos >= 0) {
      return false;
    }
    tookNanos = System.nanoTime() - startedNanos;
    return true;
  }

  String id() {
    return id;
  }

  Optional<String> user() {
    return user;
  }

  long tookNanos() {
    return tookNanos;
  }

  HttpServerRequest request() {
    return context.request();
  }

  String path() {
    return String.valueOf(context.request().path());
  }

  /** Whether the whole answer was written; else its client left, or was cut off. */
  boolean answered() {
    return context.response().ended();
  }

  int status() {
    return context.response().getStatusCode();
  }

  long answerBytes() {
    return context.response().bytesWritten();
  }
}
