// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.artifact.ArtifactNotFoundException;
import assay.tracker.artifact.ArtifactPathException;
import assay.tracker.artifact.ArtifactStoreException;
import assay.tracker.artifact.UploadBusyException;
import assay.tracker.artifact.UploadNotFoundException;
import assay.tracker.artifact.UploadRefusedException;
import assay.tracker.http.AnswerSpaceException;
import assay.tracker.http.JsonError;
import assay.tracker.http.TooManyAnswersException;
import assay.tracker.search.SearchSyntaxException;
import assay.tracker.store.AlreadyExistsException;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.RefusedException;
import assay.tracker.store.StoreUnavailableException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.HttpException;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one form of errors on MLflow's routes, and the one place that makes it. */
record ErrorAnswer(ErrorCode code, String message) {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswer.class);

  static ErrorAnswer of(Throwable error) {
    return switch (error) {
      case RequestException e -> new ErrorAnswer(e.code(), text(e));
      case NotFoundException e -> new ErrorAnswer(ErrorCode.RESOURCE_DOES_NOT_EXIST, text(e));
      case ArtifactNotFoundException e ->
          new ErrorAnswer(ErrorCode.RESOURCE_DOES_NOT_EXIST, text(e));
      case AlreadyExistsException e -> new ErrorAnswer(ErrorCode.RESOURCE_ALREADY_EXISTS, text(e));
      case RefusedException e -> new ErrorAnswer(ErrorCode.INVALID_PARAMETER_VALUE, text(e));
      case SearchSyntaxException e -> new ErrorAnswer(ErrorCode.INVALID_PARAMETER_VALUE, text(e));
      case UploadNotFoundException e -> new ErrorAnswer(ErrorCode.RESOURCE_DOES_NOT_EXIST, text(e));
      case UploadRefusedException e -> new ErrorAnswer(ErrorCode.INVALID_PARAMETER_VALUE, text(e));
      case UploadBusyException e -> new ErrorAnswer(ErrorCode.TEMPORARILY_UNAVAILABLE, text(e));
      case ArtifactPathException e -> new ErrorAnswer(ErrorCode.INVALID_PARAMETER_VALUE, text(e));
      case HttpException e when e.getStatusCode() == 400 -> // the query, which is read on a worker
          new ErrorAnswer(ErrorCode.BAD_REQUEST, "The query is not properly percent-encoded.");
      case StoreUnavailableException e -> unavailable(e);
      case ArtifactStoreException e -> unavailable(e);
      case AnswerSpaceException e -> unavailable(e);
      case TooManyAnswersException e -> new ErrorAnswer(ErrorCode.REQUEST_LIMIT_EXCEEDED, text(e));
      default -> internal(error);
    };
  }

  /** Clients try again, so they get through when the disk has room again. */
  private static ErrorAnswer unavailable(RuntimeException error) {
    // What is wrong is outside: the sentence says it, and a trace would bury it.
    LOG.error("request failed: {}", error.getMessage());
    LOG.debug("request failed", error);
    return new ErrorAnswer(ErrorCode.TEMPORARILY_UNAVAILABLE, text(error));
  }

  private static ErrorAnswer internal(Throwable error) {
    String id = UUID.randomUUID().toString();
    LOG.error("internal error {}", id, error);
    return new ErrorAnswer(
        ErrorCode.INTERNAL_ERROR,
        "Internal error %s: the log of the server says more under this id.".formatted(id));
  }

  private static String text(Throwable error) {
    return String.valueOf(error.getMessage());
  }

  void send(HttpServerResponse response) {
    JsonObject body = new JsonObject().put("error_code", code.name()).put("message", message);
    JsonError.end(response, code.status(), body, headers());
  }

  private Map<String, String> headers() {
    return code == ErrorCode.REQUEST_LIMIT_EXCEEDED
        ? Map.of("Retry-After", TooManyAnswersException.RETRY_SECONDS)
        : Map.of();
  }
}
