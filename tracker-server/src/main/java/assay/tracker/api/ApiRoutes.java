// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.http.Answers;
import assay.tracker.http.RequestWork;
import assay.tracker.http.Workers;
import assay.tracker.store.TrackingStore;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Our own API under {@code /api/assay/v1}, as {@code openapi.json} describes it. Reading requests,
 * calling the store and writing answers happen on worker threads.
 */
public final class ApiRoutes {

  static final String ROOT = "/api/assay/v1";

  private static final String DOCUMENT = "openapi.json";

  private final EventRoutes events;
  private final Workers workers;
  private final Answers answers;
  private final List<Operation> operations;

  public ApiRoutes(TrackingStore store, EventStream events, Workers workers, Answers answers) {
    this.events = new EventRoutes(events);
    this.workers = workers;
    this.answers = answers;
    this.operations =
        List.of(
            new KeysOperation(store).operation(),
            new ColumnsOperation(store).operation(),
            new TrialsOperation(store).operation(),
            new BucketsOperation(store).operation(),
            new BulkOperation(store).operation(),
            new HardwareOperation(store).operation());
  }

  /** Takes everything under {@value #ROOT}. */
  public void mount(Router router) {
    Buffer document = document();
    router
        .get(ROOT + "/" + DOCUMENT)
        .handler(context ->
            context.response().putHeader("Content-Type", "application/json").end(document));
    events.mount(router);
    operations.forEach(operation -> mount(router, operation));
    router.route(ROOT + "/*").handler(this::unknown).failureHandler(ApiRoutes::fail);
  }

  static Buffer document() {
    try (InputStream in =
        Objects.requireNonNull(ApiRoutes.class.getResourceAsStream(DOCUMENT), DOCUMENT)) {
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void mount(Router router, Operation operation) {
    Route route = router.route(operation.method(), ROOT + operation.path());
    if (operation.hasBody()) {
      route.handler(context -> checkContentType(context, operation.contentType()));
    }
    route.handler(context -> answer(context, operation)).failureHandler(ApiRoutes::fail);
  }

  /** A page of another site can send forms and plain text, but nothing else. */
  private static void checkContentType(RoutingContext context, String wanted) {
    String given = Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
    String type = given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!type.equals(wanted)) {
      throw ApiException.of(
          ApiCode.WRONG_CONTENT_TYPE,
          "The header Content-Type must be %s, got '%s'.".formatted(wanted, given));
    }
    context.next();
  }

  private void answer(RoutingContext context, Operation operation) {
    String accepted = context.request().getHeader("Accept-Encoding");
    RequestWork.track(
            context,
            (operation.readsOnly() ? workers.reading() : workers.all())
                .executeBlocking(
                    () ->
                        answers.encode(
                            operation.call().answer(new ApiRequest(context))::writeTo, accepted),
                    false))
        .onSuccess(body -> {
          context.response().putHeader("Content-Type", "application/json");
          body.send(context);
        })
        .onFailure(error -> ApiError.of(error).send(context.response()));
  }

  private static void fail(RoutingContext context) {
    int status = context.statusCode();
    if (status >= 500 && context.failure() != null) {
      ApiError.of(context.failure()).send(context.response());
    } else {
      send(context, ApiCode.INVALID_REQUEST, "Bad request.");
    }
  }

  private void unknown(RoutingContext context) {
    HttpMethod method = context.request().method();
    String path = context.request().path();
    List<String> others =
        operations.stream()
            .filter(it -> path.matches(ROOT + it.path().replaceAll(":\\w+", "[^/]+")))
            .map(it -> it.method().name())
            .toList();
    if (others.isEmpty()) {
      send(
          context,
          ApiCode.NOT_FOUND,
          "There is no route %s; %s/%s lists all.".formatted(path, ROOT, DOCUMENT));
    } else {
      context.response().putHeader("Allow", String.join(", ", others));
      send(
          context,
          ApiCode.METHOD_NOT_ALLOWED,
          "%s takes %s, not %s.".formatted(path, String.join(", ", others), method));
    }
  }

  private static void send(RoutingContext context, ApiCode code, String message) {
    ApiError.of(code, message).send(context.response());
  }
}
