// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.store.RunChange;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamIT {

  private Vertx vertx;
  private EventStream stream;
  private int port;

  @BeforeEach
  void listen() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    stream = new EventStream(vertx, Duration.ofMillis(10), Duration.ofMillis(50));
    Router router = Router.router(vertx);
    new EventRoutes(stream).mount(router);
    port =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    String request = "GET /api/assay/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void readUntil(BufferedReader lines, String start) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    assertThat(line).startsWith(start);
  }

  @Test
  void aSilentStreamShowsThatItIsAlive() throws Exception {
    try (Socket socket = connect()) {
      BufferedReader lines = reader(socket);

      readUntil(lines, ": still here");
      readUntil(lines, ": still here");
    }
  }

  @Test
  void moreChangesThanCanBeKeptMakeAReset() throws Exception {
    try (Socket socket = connect()) {
      BufferedReader lines = reader(socket);
      readUntil(lines, "id: ");

      vertx.runOnContext(now -> publish(20_000)); // on the one loop: nothing is sent meanwhile

      readUntil(lines, "event: reset");
    }
  }

  @Test
  void aClientThatDoesNotReadIsCutOffAndOthersAreNot() throws Exception {
    try (Socket slow = connect();
        Socket quick = connect()) {
      BufferedReader quickLines = reader(quick);
      readUntil(quickLines, "id: ");
      readUntil(reader(slow), "id: ");

      int bursts = 0;
      while (stream.clients() == 2) {
        assertThat(bursts++).as("bursts sent").isLessThan(2000);
        publish(500);
        for (int i = 0; i < 500; i++) {
          readUntil(quickLines, "data: ");
        }
      }

      slow.getInputStream().transferTo(OutputStream.nullOutputStream()); // it ends
      publish(1);
      readUntil(quickLines, "event: run");
    }
  }

  private void publish(int changes) {
    for (int i = 0; i < changes; i++) {
      stream.changed(new RunChange("0", "run " + i, RunChange.Kind.METRICS));
    }
  }
}
