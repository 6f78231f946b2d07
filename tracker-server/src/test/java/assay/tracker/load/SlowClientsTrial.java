// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures how long quick clients wait while others hold a thousand connections: half of these send
 * their request a byte at a time, or read a large answer so; the other half are kept open and idle.
 *
 * <p>As a program: {@code scripts/tracker-trial SlowClientsTrial URL [SECONDS [CONNECTIONS]]}.
 */
public final class SlowClientsTrial {

  private static final String MLFLOW = "/api/2.0/mlflow/";
  private static final int POINTS = 10_000;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final URI server;
  private final Duration duration;
  private final String history;
  private final List<Socket> sockets = new ArrayList<>();

  private SlowClientsTrial(URI server, Duration duration, String history) {
    this.server = server;
    this.duration = duration;
    this.history = history;
  }

  public static void main(String[] arguments) throws Exception {
    URI server = URI.create(arguments[0]);
    Duration duration =
        Duration.ofSeconds(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10);
    int connections = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1000;
    SlowClientsTrial trial = new SlowClientsTrial(server, duration, logHistory(server));
    trial.quickClients(); // warms up
    System.out.println("| others | quick clients: req/s | p50 ms | p99 ms |");
    System.out.println("| --- | --- | --- | --- |");
    print("none", trial.quickClients());
    trial.hold(connections);
    print(connections + " connections, half of them slow", trial.quickClients());
    for (Socket socket : trial.sockets) {
      socket.close();
    }
    System.exit(0);
  }

  private static void print(String others, Drive.Measured measured) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %.2f | %.2f |%n",
        others,
        measured.perSecond(),
        measured.millis(0.5),
        measured.millis(0.99));
  }

  /** Gives the path of a long answer. */
  private static String logHistory(URI server) throws IOException {
    try (Connection connection = new Connection(server)) {
      String run = createRun(connection);
      Bodies.Batch batch = new Bodies.Batch(run, 1000, 1, new SplittableRandom(1));
      for (int i = 0; i < POINTS / 1000; i++) {
        connection.post(MLFLOW + "runs/log-batch", batch.next()).requireOk();
      }
      return MLFLOW + "metrics/get-history?run_id=%s&metric_key=key%%200".formatted(run);
    }
  }

  private static String createRun(Connection connection) throws IOException {
    return connection
        .post(MLFLOW + "runs/create", Bodies.createRun("slow", 1))
        .requireOk()
        .json()
        .at("/run/info/run_id")
        .asText();
  }

  private Drive.Measured quickClients() throws InterruptedException, ExecutionException {
    AtomicInteger step = new AtomicInteger();
    return new Drive(server, 4, duration)
        .run(opened -> {
          String run = createRun(opened);
          return connection ->
              connection
                  .post(MLFLOW + "runs/log-metric", Bodies.metric(run, step.incrementAndGet()))
                  .requireOk();
        });
  }

  private void hold(int connections) throws IOException, InterruptedException {
    CountDownLatch started = new CountDownLatch(connections / 2);
    for (int i = 0; i < connections; i++) {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(1 << 12); // so that the server has to wait for slow readers
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
      sockets.add(socket);
      switch (i % 4) {
        case 0 -> start(socket, started, this::writeSlowly);
        case 1 -> start(socket, started, this::readSlowly);
        default -> {} // idle
      }
    }
    started.await();
  }

  private interface Slow {
    void run(Socket socket) throws IOException, InterruptedException;
  }

  private static void start(Socket socket, CountDownLatch started, Slow slow) {
    Thread.ofVirtual()
        .start(() -> {
          started.countDown();
          try {
            slow.run(socket);
          } catch (IOException | InterruptedException cutOff) {
            // Which the server may do.
          }
        });
  }

  private void writeSlowly(Socket socket) throws IOException, InterruptedException {
    byte[] request =
        request("/api/2.0/mlflow/experiments/get?experiment_id=0" + "&x=y".repeat(500));
    for (byte one : request) {
      socket.getOutputStream().write(one);
      Thread.sleep(PAUSE);
    }
  }

  private void readSlowly(Socket socket) throws IOException, InterruptedException {
    socket.getOutputStream().write(request(history));
    InputStream in = socket.getInputStream();
    while (in.read() >= 0) {
      Thread.sleep(PAUSE);
    }
  }

  private byte[] request(String path) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n"
        .formatted(path, server.getAuthority())
        .getBytes(StandardCharsets.US_ASCII);
  }
}
