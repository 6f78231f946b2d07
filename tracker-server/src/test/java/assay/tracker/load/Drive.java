// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Sends requests over several connections at once, each waiting for its answer, for a while. */
record Drive(URI server, int connections, Duration duration) {

  /** What one connection does again and again. */
  interface Client {
    void request(Connection connection) throws IOException;
  }

  /** Makes the client of each connection. */
  interface Clients {
    Client create(Connection connection) throws IOException;
  }

  Measured run(Clients clients) throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + duration.toNanos();
    return runUntil(() -> System.nanoTime() > end, clients);
  }

  /**
   * @param done asked before each request
   */
  Measured runUntil(BooleanSupplier done, Clients clients)
      throws InterruptedException, ExecutionException {
    List<Future<List<Long>>> latencies = new ArrayList<>();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      for (int i = 0; i < connections; i++) {
        latencies.add(threads.submit(() -> drive(clients, done)));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Long> all = new ArrayList<>();
    for (Future<List<Long>> latency : latencies) {
      all.addAll(latency.get());
    }
    return new Measured(seconds, all.stream().sorted().toList());
  }

  private List<Long> drive(Clients clients, BooleanSupplier done) throws IOException {
    try (Connection connection = new Connection(server)) {
      Client client = clients.create(connection);
      List<Long> latencies = new ArrayList<>();
      while (!done.getAsBoolean()) {
        long before = System.nanoTime();
        client.request(connection);
        latencies.add(System.nanoTime() - before);
      }
      return latencies;
    }
  }

  /**
   * @param nanos how long each request took, ascending
   */
  record Measured(double seconds, List<Long> nanos) {

    double perSecond() {
      return nanos.size() / seconds;
    }

    /** Nearest rank. */
    double millis(double quantile) {
      return nanos.get((int) Math.ceil(quantile * nanos.size()) - 1) / 1e6;
    }
  }
}
