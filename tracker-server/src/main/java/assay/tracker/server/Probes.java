// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import io.vertx.ext.web.Router;
import java.util.Optional;

/** Is it up, and what is it. */
final class Probes {

  static final String VERSION =
      Optional.ofNullable(Tracker.class.getPackage().getImplementationVersion())
          .orElse("development"); // run from classes, not from a jar

  private Probes() {}

  static void mount(Router router) {
    text(router, "/health", "OK");
    text(router, "/version", VERSION);
  }

  private static void text(Router router, String path, String answer) {
    router
        .get(path)
        .handler(context ->
            context.response().putHeader("Content-Type", "text/plain; charset=utf-8").end(answer));
  }
}
