// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import assay.tracker.auth.Sessions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a browser shows a token and gets a cookie for it, which scripts cannot read and which no
 * other site can make it send.
 */
final class SignIn {

  static final String PATH = "/sign-in";
  private static final String OUT = "/sign-out";
  static final Set<String> PATHS = Set.of(PATH, OUT);

  /** Whoever is not in yet has nothing large to say. */
  private static final int FORM_BYTES = 8192;

  /** A path of this server: {@code //host} and {@code /\host} would be another's. */
  private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e]*");

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>Sign in · Assay</title>
          <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 15vh auto 0; padding: 0 1rem; }
            h1 { font-size: 1.25rem; }
            label { display: block; font-weight: 600; }
            input, button { font: inherit; padding: .5rem .75rem; box-sizing: border-box; }
            input { width: 100%; margin: .25rem 0 1rem; }
            .wrong { color: light-dark(#a11, #f99); }
            .hint { opacity: .75; font-size: .875rem; }
          </style>
        </head>
        <body>
          <main>
            <h1>Assay</h1>
            NOTICE
            <form method="post" action="/sign-in">
              <input type="hidden" name="next" value="NEXT">
              <label for="token">Token</label>
              <input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
              <button>Sign in</button>
            </form>
            <p class="hint">Tokens are made where the tracker runs: <code>assay token create NAME</code></p>
          </main>
        </body>
      </html>
      """;

  private static final String WRONG =
      "<p class=\"wrong\" role=\"alert\">That token is not known here: it was revoked, has expired,"
          + " or lost a character on the way.</p>";

  private final Sessions sessions;

  SignIn(Sessions sessions) {
    this.sessions = sessions;
  }

  /** What is too large is refused before it is read. */
  static boolean isTooLarge(HttpServerRequest request) {
    if (!PATHS.contains(request.path()) || !request.method().name().equals("POST")) {
      return false;
    }
    String length = request.getHeader("Content-Length");
    return length == null || length.length() > 4 || Integer.parseInt(length) > FORM_BYTES;
  }

  void mount(Router router) {
    router.get(PATH).handler(context -> show(context, 200, "", next(context)));
    router.post(PATH).handler(this::signIn);
    router.post(OUT).handler(this::signOut);
  }

  private static String next(RoutingContext context) {
    return Optional.ofNullable(context.queryParams().get("next")).orElse("/");
  }

  private static void show(RoutingContext context, int status, String notice, String next) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                + " frame-ancestors 'none'")
        .end(PAGE.replace("NOTICE", notice).replace("NEXT", escaped(next)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private void signIn(RoutingContext context) {
    Buffer body = context.body().buffer();
    String form = body == null ? "" : body.toString(StandardCharsets.UTF_8);
    String next = field(form, "next").orElse("/");
    Optional<String> session = field(form, "token").map(String::strip).flatMap(sessions::open);
    if (session.isEmpty()) {
      show(context, 401, WRONG, next);
      return;
    }
    Cookie cookie =
        cookie(context.request(), session.get()).setMaxAge(Sessions.LIFETIME.toSeconds());
    context.response().addCookie(cookie);
    seeOther(context.response(), OWN_PATH.matcher(next).matches() ? next : "/");
  }

  private void signOut(RoutingContext context) {
    session(context.request()).ifPresent(sessions::close);
    context.response().addCookie(cookie(context.request(), "").setMaxAge(0));
    seeOther(context.response(), PATH);
  }

  private static void seeOther(HttpServerResponse response, String path) {
    response.setStatusCode(303).putHeader("Location", path).end();
  }

  static Optional<String> session(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(cookieName(request))).map(Cookie::getValue);
  }

  /** Browsers send a cookie to all ports of a host: each server has its own. */
  private static String cookieName(HttpServerRequest request) {
    return "assay_session_" + request.localAddress().port();
  }

  private static Cookie cookie(HttpServerRequest request, String value) {
    boolean encrypted =
        request.isSSL() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    return Cookie.cookie(cookieName(request), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(encrypted)
        .setSameSite(CookieSameSite.STRICT);
  }

  private static Optional<String> field(String form, String name) {
    for (String pair : form.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        try {
          return Optional.of(
              URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
          return Optional.empty(); // not what a browser sends
        }
      }
    }
    return Optional.empty();
  }
}
