// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** How a response ends with an error. */
public final class JsonError {

  private JsonError() {}

  /** Does nothing where the response is over; breaks off one that has begun otherwise. */
  public static void end(
      HttpServerResponse response, int status, JsonObject body, Map<String, String> headers) {
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) { // too late for a status: a broken connection tells it
      response.reset();
      return;
    }
    headers.forEach(response::putHeader);
    response
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.toBuffer());
  }
}
