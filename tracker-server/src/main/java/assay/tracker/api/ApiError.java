// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.http.AnswerSpaceException;
import assay.tracker.http.JsonError;
import assay.tracker.http.TooManyAnswersException;
import assay.tracker.search.SearchSyntaxException;
import assay.tracker.store.AlreadyExistsException;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.RefusedException;
import assay.tracker.store.StoreUnavailableException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.HttpException;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one form of errors in our own API, and the one place that makes it.
 *
 * @param details where and what exactly; may be empty
 */
record ApiError(ApiCode code, String message, JsonObject details) {

  private static final Logger LOG = LoggerFactory.getLogger(ApiError.class);

  static ApiError of(ApiCode code, String message) {
    return new ApiError(code, message, new JsonObject());
  }

  static ApiError of(Throwable error) {
    return switch (error) {
      case ApiException e -> invalid(e);
      case SearchSyntaxException e -> syntax(e);
      case NotFoundException e -> of(ApiCode.NOT_FOUND, text(e));
      case RefusedException e -> of(ApiCode.REFUSED, text(e));
      case AlreadyExistsException e -> of(ApiCode.REFUSED, text(e));
      case HttpException e when e.getStatusCode() == 400 -> // the query, which is read on a worker
          of(ApiCode.INVALID_REQUEST, "The query is not properly percent-encoded.");
      case StoreUnavailableException e -> unavailable(e);
      case AnswerSpaceException e -> unavailable(e);
      case TooManyAnswersException e -> of(ApiCode.REQUEST_LIMIT_EXCEEDED, text(e));
      default -> internal(error);
    };
  }

  private static ApiError invalid(ApiException error) {
    JsonObject details = new JsonObject();
    error.findPath().ifPresent(path -> details.put("path", path));
    return new ApiError(error.code(), text(error), details);
  }

  private static ApiError syntax(SearchSyntaxException error) {
    JsonObject details = new JsonObject().put("column", error.column());
    if (!error.allowed().isEmpty()) {
      details.put("allowed", new JsonArray(error.allowed()));
    }
    return new ApiError(ApiCode.INVALID_FILTER, text(error), details);
  }

  private static ApiError unavailable(RuntimeException error) {
    LOG.error("request failed: {}", error.getMessage());
    LOG.debug("request failed", error);
    return of(ApiCode.UNAVAILABLE, text(error));
  }

  private static ApiError internal(Throwable error) {
    String id = UUID.randomUUID().toString();
    LOG.error("internal error {}", id, error);
    return of(
        ApiCode.INTERNAL,
        "Internal error %s: the log of the server says more under this id.".formatted(id));
  }

  private static String text(Throwable error) {
    return String.valueOf(error.getMessage());
  }

  void send(HttpServerResponse response) {
    JsonObject body = new JsonObject().put("code", code.word()).put("message", message);
    if (!details.isEmpty()) {
      body.put("details", details);
    }
    JsonError.end(response, code.status(), body, headers());
  }

  private Map<String, String> headers() {
    return code == ApiCode.REQUEST_LIMIT_EXCEEDED
        ? Map.of("Retry-After", TooManyAnswersException.RETRY_SECONDS)
        : Map.of();
  }
}
