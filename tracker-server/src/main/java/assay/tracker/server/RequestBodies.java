// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import assay.tracker.mlflow.MlflowRoutes;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Receives the bodies of requests, within limits, so that routes find them whole and plain. Bytes
 * count from their arrival until the request is answered and its work is done.
 *
 * <p>Used by the one event loop; only decompression happens elsewhere.
 */
final class RequestBodies implements Handler<RoutingContext> {

  private static final Set<HttpMethod> WITHOUT_BODY =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /** A client that comes back after this many seconds most likely gets through. */
  private static final String RETRY_SECONDS = "1";

  private final Limits limits;
  private final Budget budget;
  private final WorkerExecutor workers;
  private final Set<RequestBody> arriving = new HashSet<>();
  private final AtomicLong refused = new AtomicLong();

  RequestBodies(Limits limits, WorkerExecutor workers) {
    this.limits = limits;
    this.budget = new Budget(limits.pendingBodyBytes());
    this.workers = workers;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (WITHOUT_BODY.contains(request.method())) {
      context.next();
    } else if (isStreamed(request)) {
      invite(request);
      context.next();
    } else {
      receive(context);
    }
  }

  /** Artifacts go from the client to the disk piece by piece; their routes see to it. */
  private static boolean isStreamed(HttpServerRequest request) {
    String path = String.valueOf(request.path());
    return path.contains("/mlflow-artifacts/artifacts/")
        || path.endsWith("/upload-artifact")
        || MlflowRoutes.isPartOfUpload(request);
  }

  private void receive(RoutingContext context) {
    HttpServerRequest request = context.request();
    RequestBody body = new RequestBody(context, this);
    long declared = declaredBytes(request);
    if (declared > limits.bodyBytes()) {
      body.refuse(tooLarge());
    } else if (!budget.hasRoomFor(declared)) {
      body.refuse(busy());
    } else {
      invite(request);
    }
    body.receive();
  }

  /** 0 where the request does not say. */
  private static long declaredBytes(HttpServerRequest request) {
    String text = request.getHeader("Content-Length");
    try {
      return text == null ? 0 : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE; // more digits than a long has
    }
  }

  /** Who asks first, before sending a large body, is told to go on. */
  private static void invite(HttpServerRequest request) {
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
  }

  Refusal busy() {
    refused.incrementAndGet();
    return new Refusal(
            429,
            "REQUEST_LIMIT_EXCEEDED",
            "The server has as many requests at work as it may hold: try again in a moment.")
        .with("Retry-After", RETRY_SECONDS);
  }

  Refusal tooLarge() {
    return new Refusal(
        413,
        "REQUEST_TOO_LARGE",
        "The body is larger than %d bytes: send it in parts.".formatted(limits.bodyBytes()));
  }

  /** Cuts off clients whose body does not arrive in time. */
  void dropOverdue(long nowNanos) {
    for (RequestBody body : List.copyOf(arriving)) {
      if (nowNanos - body.startedNanos() > limits.bodyTime().toNanos()) {
        body.context().request().connection().close();
      }
    }
  }

  Limits limits() {
    return limits;
  }

  Budget budget() {
    return budget;
  }

  WorkerExecutor workers() {
    return workers;
  }

  Set<RequestBody> arriving() {
    return arriving;
  }

  /** How many were refused for now, since the start. */
  long refused() {
    return refused.get();
  }
}
