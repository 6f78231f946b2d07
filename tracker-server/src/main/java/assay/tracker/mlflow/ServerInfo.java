// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import io.vertx.ext.web.Router;
import java.util.List;

/** What this server says of itself: newer clients ask before they use workspaces and uploads. */
final class ServerInfo {

  private static final String INFO =
      "{\"store_type\":\"SqlStore\",\"workspaces_enabled\":false,"
          + "\"trace_archival_enabled\":false,\"multipart_uploads_enabled\":true,"
          + "\"multipart_downloads_enabled\":false}";

  private ServerInfo() {}

  static void mount(Router router) {
    for (String root : List.of("/api", "/ajax-api")) {
      router
          .get(root + "/3.0/mlflow/server-info")
          .handler(context ->
              context.response().putHeader("Content-Type", "application/json").end(INFO));
    }
  }
}
