// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps out what a browser may send on behalf of other sites: requests to a foreign name that was
 * made to point here (DNS rebinding), and changes that another site's page asks for.
 */
final class AccessGuard {

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  void mount(Router router) {
    router.route().handler(AccessGuard::check);
  }

  private static void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    context
        .response()
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "SAMEORIGIN");
    if (!isForThisMachine(request)) {
      refuse(
          context,
          "Invalid Host header - possible DNS rebinding attack detected. Use the address that this"
              + " server printed.");
    } else if (!SAFE.contains(request.method()) && hasForeignOrigin(request)) {
      refuse(context, "Cross-origin request blocked: only pages of this server may change things.");
    } else {
      context.next();
    }
  }

  private static boolean isForThisMachine(HttpServerRequest request) {
    // Not the header: HTTP/2 has none.
    return Optional.ofNullable(request.authority())
        .filter(authority -> Loopback.isNamedBy(authority.host()))
        .isPresent();
  }

  private static boolean hasForeignOrigin(HttpServerRequest request) {
    Optional<String> origin = Optional.ofNullable(request.getHeader("Origin"));
    return origin.isPresent()
        && origin
            .map(text -> text.replaceFirst("^https?://", ""))
            .filter(Loopback::isNamedBy)
            .isEmpty();
  }

  private static void refuse(RoutingContext context, String message) {
    JsonObject body =
        new JsonObject().put("error_code", "PERMISSION_DENIED").put("message", message);
    context
        .response()
        .setStatusCode(403)
        .putHeader("Content-Type", "application/json")
        .end(body.encode());
  }
}
