// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import assay.tracker.auth.Credentials;
import assay.tracker.auth.Sessions;
import assay.tracker.auth.Token;
import assay.tracker.auth.Tokens;
import assay.tracker.mlflow.MlflowRoutes;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lets in who shows a token, or a session that one opened; sends browsers to the sign-in page. */
final class TokenGate implements Handler<RoutingContext> {

  private final Tokens tokens;
  private final Sessions sessions;

  TokenGate(Tokens tokens, Sessions sessions) {
    this.tokens = tokens;
    this.sessions = sessions;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    String path = request.path();
    if (SignIn.isTooLarge(request)) {
      new Refusal(413, "REQUEST_TOO_LARGE", "A token is shorter than that.").send(context);
      return;
    }
    if (AccessGuard.OPEN_PATHS.contains(path)
        || SignIn.PATHS.contains(path)
        || MlflowRoutes.isPartOfUpload(request)) {
      context.next();
      return;
    }
    Optional<String> shown = Credentials.find(request.getHeader("Authorization"));
    Optional<Token> token =
        shown.flatMap(tokens::find).or(() -> SignIn.session(request).flatMap(sessions::find));
    if (token.isPresent()) {
      Exchange.of(context).identify(token.get().name());
      context.next();
    } else if (shown.isEmpty() && isPage(request)) {
      String wanted = URLEncoder.encode(request.uri(), StandardCharsets.UTF_8);
      context.redirect(SignIn.PATH + "?next=" + wanted);
    } else {
      refusal(shown.isPresent()).send(context);
    }
  }

  private static boolean isPage(HttpServerRequest request) {
    String accepted = request.getHeader("Accept");
    return request.method().equals(HttpMethod.GET)
        && accepted != null
        && accepted.contains("text/html");
  }

  private static Refusal refusal(boolean shown) {
    String message =
        shown
            ? "The token is not known here: it was revoked, has expired or is of another tracker."
            : "This tracker wants a token. MLflow clients send MLFLOW_TRACKING_TOKEN; others the"
                + " header 'Authorization: Bearer TOKEN'. 'assay token create NAME' makes one.";
    return new Refusal(401, "UNAUTHENTICATED", message)
        .with("WWW-Authenticate", "Bearer realm=\"assay\"");
  }
}
