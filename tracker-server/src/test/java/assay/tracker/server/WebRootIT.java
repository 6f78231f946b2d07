// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.server.TrackerClient.Reply;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebRootIT {

  private Vertx vertx;

  @BeforeEach
  void open() {
    vertx = WebServer.vertx();
  }

  @AfterEach
  void close() {
    WebServer.await(vertx.close());
  }

  private TrackerClient serve(String folder) {
    Router router = Router.router(vertx);
    new WebRoot(vertx.createSharedWorkerExecutor("test"), folder).mount(router);
    WebServer server =
        WebServer.listen(
            vertx,
            router,
            new Connections(Limits.DEFAULT, ended -> {}),
            TrackerConfig.of(Path.of("unused")));
    return new TrackerClient(server.address());
  }

  @Test
  void everyPageIsTheOneHtmlFileAndIsAskedForAnew() {
    TrackerClient client = serve("webroot-test");

    for (String path : new String[] {"/", "/e/1/runs", "/r/abc-def?tab=charts"}) {
      Reply reply = client.get(path);
      assertThat(reply.text()).contains("<title>built</title>");
      assertThat(reply.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
      assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
    }
  }

  @Test
  void filesWithAHashInTheirNameAreKeptByBrowsers() {
    TrackerClient client = serve("webroot-test");

    Reply script = client.get("/app-ABCD1234.js");
    assertThat(script.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(script.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(client.get("/style/app-QWERTY12.css").header("Content-Type"))
        .isEqualTo("text/css; charset=utf-8");
    assertThat(client.get("/plain.txt").header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void nothingElseIsReachable() {
    TrackerClient client = serve("webroot-test");

    for (String path :
        new String[] {
          "/none.js",
          "/../logback-test.xml",
          "/%2e%2e/logback-test.xml",
          "/..%2flogback-test.xml",
          "/style/..%5c..%5clogback-test.xml",
          "/.hidden",
          "/a..b/x.js"
        }) {
      assertThat(client.get(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void aTrackerWithoutDashboardSaysHowToBuildIt() {
    Reply reply = serve("no-such-folder").get("/");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).contains("the dashboard was not built").contains("mvn package");
  }
}
