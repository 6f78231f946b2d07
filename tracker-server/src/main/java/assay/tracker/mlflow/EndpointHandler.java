// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.http.Answers;
import assay.tracker.http.EncodedBody;
import assay.tracker.http.RequestWork;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers requests by an endpoint: decoding, calling and encoding happen on a worker thread. */
final class EndpointHandler implements Handler<RoutingContext> {

  private final Endpoint endpoint;
  private final WorkerExecutor workers;
  private final Answers answers;

  EndpointHandler(Endpoint endpoint, WorkerExecutor workers, Answers answers) {
    this.endpoint = endpoint;
    this.workers = workers;
    this.answers = answers;
  }

  @Override
  public void handle(RoutingContext context) {
    // Pages cannot send other methods to other sites without asking, and some calls need no body.
    boolean empty = context.body().length() <= 0 && !endpoint.method().equals(HttpMethod.POST);
    if (endpoint.hasBody() && !empty) {
      requireJson(context.request().getHeader("Content-Type"));
    }
    String accepted = context.request().getHeader("Accept-Encoding");
    RequestWork.track(
            context,
            workers.executeBlocking(
                () -> answers.encode(answer(context)::writeTo, accepted), false))
        .onSuccess(body -> send(context, body))
        .onFailure(error -> ErrorAnswer.of(error).send(context.response()));
  }

  /** A page of another site can send forms and plain text, but no JSON. */
  private static void requireJson(@Nullable String contentType) {
    if (contentType == null) {
      throw new RequestException(
          ErrorCode.BAD_REQUEST, "Bad Request. Content-Type header is missing.");
    }
    if (!contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new RequestException(
          ErrorCode.BAD_REQUEST, "Bad Request. Content-Type must be application/json.");
    }
  }

  private Answer answer(RoutingContext context) {
    return endpoint.call().answer(arguments(context));
  }

  private Arguments arguments(RoutingContext context) {
    if (!endpoint.hasBody()) {
      return Arguments.ofQuery(context.queryParams()).with(context.pathParams());
    }
    Buffer body = context.body().buffer();
    return Arguments.ofBody(body == null ? new byte[0] : body.getBytes())
        .with(context.pathParams());
  }

  private static void send(RoutingContext context, EncodedBody body) {
    context.response().putHeader("Content-Type", "application/json");
    body.send(context);
  }
}
