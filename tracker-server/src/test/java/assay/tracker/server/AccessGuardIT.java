// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Headers that Java's HTTP client would not send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessGuardIT {

  private Tracker tracker;

  @BeforeAll
  void start(@TempDir Path directory) {
    tracker = Tracker.start(TrackerConfig.of(directory));
  }

  @AfterAll
  void stop() {
    tracker.close();
  }

  /** Gives the status. */
  private String send(String method, String... headers) {
    int port = URI.create(tracker.address()).getPort();
    String request =
        "%s /api/2.0/mlflow/experiments/search HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n"
            .formatted(method, String.join("\r\n", headers));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] reply = socket.getInputStream().readAllBytes();
      return new String(reply, StandardCharsets.UTF_8).substring(9, 12);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void namesOfThisMachineAreServedWithAnyPort() {
    for (String host : new String[] {"localhost", "127.0.0.1:1", "LOCALHOST:5000", "[::1]:5000"}) {
      assertThat(send("GET", "Host: " + host)).as(host).isEqualTo("200");
    }
  }

  @Test
  void otherNamesAreRefused() {
    for (String host :
        new String[] {
          "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "1.2.3.4"
        }) {
      assertThat(send("GET", "Host: " + host)).as(host).isEqualTo("403");
    }
    assertThat(send("GET", "X-None: x")).isIn("400", "403");
  }

  @Test
  void changesFromPagesOfOtherSitesAreRefused() {
    String host = "Host: localhost";
    String[] body = {host, "Content-Type: application/json", "Content-Length: 0"};
    for (String origin :
        new String[] {"http://evil.example", "null", "http://localhost.evil.example", "file://"}) {
      String[] headers = {body[0], body[1], body[2], "Origin: " + origin};
      assertThat(send("POST", headers)).as(origin).isEqualTo("403");
    }
    assertThat(send("POST", body[0], body[1], body[2], "Origin: http://localhost:8000"))
        .isEqualTo("200");
    assertThat(send("POST", body)).isEqualTo("200");
    assertThat(send("GET", host, "Origin: http://evil.example")).isEqualTo("200");
  }

  @Test
  void browsersAreToldToBeCarefulWithEveryAnswer() {
    TrackerClient client = new TrackerClient(tracker.address());
    String artifact = "/api/2.0/mlflow-artifacts/artifacts/0/page.html";
    client.put(artifact, "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

    for (String path :
        new String[] {"/", "/none.js", "/health", "/api/none", "/api/assay/v1/none", artifact}) {
      TrackerClient.Reply reply = client.get(path);
      assertThat(reply.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
      assertThat(reply.header("X-Frame-Options")).as(path).isEqualTo("SAMEORIGIN");
      assertThat(reply.header("Referrer-Policy")).as(path).isEqualTo("same-origin");
      assertThat(reply.header("Cross-Origin-Resource-Policy")).as(path).isEqualTo("same-origin");
      assertThat(reply.header("X-Request-Id")).as(path).isNotEmpty();
    }
    assertThat(client.get("/").header("Content-Security-Policy")).startsWith("default-src 'self'");
    TrackerClient.Reply download = client.get(artifact);
    assertThat(download.header("Content-Disposition")).startsWith("attachment;");
    assertThat(download.header("Content-Security-Policy")).isEqualTo("sandbox");
  }

  @Test
  void aRefusedNameIsToldWithTheOptionThatAllowsIt() throws IOException {
    try (RawConnection connection = new RawConnection(tracker.address())) {
      connection.send("GET /api/x HTTP/1.1\r\nHost: assay.example:80\r\n\r\n");
      assertThat(connection.readHead()).startsWith("HTTP/1.1 403 ");
      byte[] body = new byte[2000];
      int length = connection.read(body);

      assertThat(new String(body, 0, length, StandardCharsets.UTF_8))
          .contains("--allowed-hosts assay.example\"");
    }
    try (RawConnection connection = new RawConnection(tracker.address())) {
      connection.send("GET /health HTTP/1.1\r\nHost: assay.example:80\r\n\r\n");
      assertThat(connection.readHead()).as("watchers").startsWith("HTTP/1.1 200 ");
    }
  }
}
