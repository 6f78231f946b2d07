// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import assay.tracker.http.JsonError;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;

/**
 * A request that is refused before any route sees it, in the form of errors of whom it was meant
 * for: MLflow's, or that of Assay's own API.
 *
 * @param code MLflow's error code
 */
record Refusal(int status, String code, String message, Map<String, String> headers) {

  Refusal(int status, String code, String message) {
    this(status, code, message, Map.of());
  }

  Refusal with(String header, String value) {
    return new Refusal(status, code, message, Map.of(header, value));
  }

  void send(RoutingContext context) {
    HttpServerResponse response = context.response();
    JsonObject body =
        String.valueOf(context.request().path()).startsWith("/api/assay/")
            ? new JsonObject().put("code", code.toLowerCase(Locale.ROOT)).put("message", message)
            : new JsonObject().put("error_code", code).put("message", message);
    JsonError.end(response, status, body, headers);
  }
}
