// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out what a browser may send on behalf of other sites: requests to a foreign name that was
 * made to point here (DNS rebinding), and changes that another site's page asks for. Tells browsers
 * to be careful with every answer.
 */
final class AccessGuard implements Handler<RoutingContext> {

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /** What tells nobody anything is asked by machines that call a server by any name. */
  static final Set<String> OPEN_PATHS = Set.of("/health", "/version");

  private final HostNames names;
  private final Set<String> allowedOrigins;

  /** Whether pages of other servers on this machine may change things. */
  private final boolean trustsThisMachine;

  /**
   * @param loopback whether only this machine can reach the server
   */
  AccessGuard(String host, boolean loopback, Access access) {
    this.names = new HostNames(host, loopback, access.allowedHosts());
    this.allowedOrigins = access.allowedOrigins();
    this.trustsThisMachine = loopback && !access.tokensRequired();
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    context
        .response()
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "SAMEORIGIN")
        .putHeader("Referrer-Policy", "same-origin")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Cache-Control", "no-store"); // unless a route knows better
    // Not the header: HTTP/2 has none.
    Optional<String> authority =
        Optional.ofNullable(request.authority()).map(HostAndPort::toString);
    if (!OPEN_PATHS.contains(request.path()) && authority.filter(names::allow).isEmpty()) {
      refuse(
          context,
          "Invalid Host header - possible DNS rebinding attack detected. Use the address that this"
              + " server printed; if '%s' is a name of it, start it with --allowed-hosts %s"
                  .formatted(
                      authority.orElse(""), authority.map(HostNames::withoutPort).orElse("")));
    } else if (!SAFE.contains(request.method())
        && !isOwnOrAllowed(request.getHeader("Origin"), authority.orElse(""))) {
      refuse(
          context,
          "Cross-origin request blocked: only pages of this server may change things. If '%s' is"
                  .formatted(request.getHeader("Origin"))
              + " its address behind a proxy, start it with --allowed-origins and that address.");
    } else {
      context.next();
    }
  }

  private boolean isOwnOrAllowed(@Nullable String origin, String authority) {
    if (origin == null || allowedOrigins.contains(origin)) {
      return true; // no browser, or a page that was named
    }
    if (!origin.startsWith("http://") && !origin.startsWith("https://")) {
      return false;
    }
    String site = origin.substring(origin.indexOf("//") + 2);
    return site.equalsIgnoreCase(authority) || (trustsThisMachine && Loopback.isNamedBy(site));
  }

  private static void refuse(RoutingContext context, String message) {
    new Refusal(403, "PERMISSION_DENIED", message).send(context);
  }
}
