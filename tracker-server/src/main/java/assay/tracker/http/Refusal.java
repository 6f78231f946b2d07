// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;

/**
 * A request that is refused whatever it asks for, in the form of errors of whom it was meant for:
 * MLflow's, or that of Assay's own API.
 *
 * @param code MLflow's error code
 */
public record Refusal(int status, String code, String message, Map<String, String> headers) {

  public Refusal(int status, String code, String message) {
    this(status, code, message, Map.of());
  }

  public Refusal with(String header, String value) {
    return new Refusal(status, code, message, Map.of(header, value));
  }

  public void send(RoutingContext context) {
    HttpServerResponse response = context.response();
    JsonObject body =
        String.valueOf(context.request().path()).startsWith("/api/assay/")
            ? new JsonObject().put("code", code.toLowerCase(Locale.ROOT)).put("message", message)
            : new JsonObject().put("error_code", code).put("message", message);
    if (!response.headWritten()) {
      headers.forEach(response::putHeader);
    }
    JsonError.end(response, status, body);
  }
}
