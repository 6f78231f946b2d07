// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures a server that speaks MLflow's protocol and prints a table. It fills the server with runs
 * and points, so give it an empty one.
 *
 * <p>As a program: {@code scripts/tracker-trial LoadTrial URL [SECONDS [RUNS]]}.
 */
public final class LoadTrial {

  private static final String MLFLOW = "/api/2.0/mlflow/";
  private static final int BATCH_POINTS = 1000;
  private static final int BATCH_KEYS = 20;
  private static final int HISTORY_POINTS = 10_000;
  private static final int CHARTED_RUNS = 100;

  private final URI server;
  private final Duration duration;
  private final SplittableRandom random = new SplittableRandom(1);

  private LoadTrial(URI server, Duration duration) {
    this.server = server;
    this.duration = duration;
  }

  public static void main(String[] arguments) throws Exception {
    Duration duration =
        Duration.ofSeconds(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5);
    int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10_000;
    LoadTrial trial = new LoadTrial(URI.create(arguments[0]), duration);
    System.out.println("| what | rate | p50 ms | p99 ms |");
    System.out.println("| --- | --- | --- | --- |");
    trial.createRuns(1);
    trial.createRuns(8);
    trial.logMetrics(1);
    trial.logMetrics(8);
    trial.logBatches(1);
    trial.logBatches(4);
    trial.logBatches(32);
    trial.history();
    trial.fill(runs);
    trial.search("first page of 100", "\"max_results\":100");
    trial.search(
        "metric and param filter, by metric",
        "\"max_results\":100,\"filter\":\"metrics.m0 < 0.5 and params.p3 = '3'\","
            + "\"order_by\":[\"metrics.m1 ASC\"]");
    trial.search("all, by metric", "\"max_results\":100,\"order_by\":[\"metrics.m1 DESC\"]");
    trial.buckets();
  }

  private Drive drive(int connections) {
    return new Drive(server, connections, duration);
  }

  private static void print(String what, String rate, Drive.Measured measured) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.2f | %.2f |%n",
        what,
        rate,
        measured.millis(0.5),
        measured.millis(0.99));
  }

  private static String rate(double perSecond, String unit) {
    return String.format(Locale.ROOT, "%,.0f %s/s", perSecond, unit);
  }

  private static String connections(int count) {
    return count == 1 ? "1 connection" : count + " connections";
  }

  private static String createRun(Connection connection, long startTime) throws IOException {
    return connection
        .post(MLFLOW + "runs/create", Bodies.createRun("load", startTime))
        .requireOk()
        .json()
        .at("/run/info/run_id")
        .asText();
  }

  private void createRuns(int connections) throws InterruptedException, ExecutionException {
    Drive.Measured measured =
        drive(connections).run(opened -> connection -> createRun(connection, 1));
    print("create run, " + connections(connections), rate(measured.perSecond(), "runs"), measured);
  }

  private void logMetrics(int connections) throws InterruptedException, ExecutionException {
    AtomicInteger step = new AtomicInteger();
    Drive.Measured measured =
        drive(connections)
            .run(opened -> {
              String run = createRun(opened, 1);
              return connection ->
                  connection
                      .post(MLFLOW + "runs/log-metric", Bodies.metric(run, step.incrementAndGet()))
                      .requireOk();
            });
    print("log-metric, " + connections(connections), rate(measured.perSecond(), "req"), measured);
  }

  private void logBatches(int connections) throws InterruptedException, ExecutionException {
    Drive.Measured measured =
        drive(connections)
            .run(opened -> {
              Bodies.Batch batch = newBatch(createRun(opened, 1));
              return connection ->
                  connection.post(MLFLOW + "runs/log-batch", batch.next()).requireOk();
            });
    print(
        "log-batch of 1,000 points, " + connections(connections),
        rate(measured.perSecond() * BATCH_POINTS, "points"),
        measured);
  }

  private synchronized Bodies.Batch newBatch(String run) {
    return new Bodies.Batch(run, BATCH_POINTS, BATCH_KEYS, random.split());
  }

  private void history() throws IOException, InterruptedException, ExecutionException {
    String run;
    try (Connection connection = new Connection(server)) {
      run = runWithHistory(connection);
    }
    String path =
        MLFLOW
            + "metrics/get-history?run_id=%s&metric_key=key%%200&max_results=%d"
                .formatted(run, HISTORY_POINTS);
    Drive.Measured measured =
        drive(1).run(opened -> connection -> connection.get(path).requireOk());
    print("history of 10,000 points", rate(measured.perSecond(), "req"), measured);
  }

  /** A run with 10,000 points of {@code key 0}. */
  private String runWithHistory(Connection connection) throws IOException {
    String run = createRun(connection, 1);
    Bodies.Batch batch = new Bodies.Batch(run, BATCH_POINTS, 1, random.split());
    for (int i = 0; i < HISTORY_POINTS / BATCH_POINTS; i++) {
      connection.post(MLFLOW + "runs/log-batch", batch.next()).requireOk();
    }
    return run;
  }

  /** What a chart of many runs asks for; only Assay's own API has an answer in one request. */
  private void buckets() throws IOException, InterruptedException, ExecutionException {
    StringJoiner runs = new StringJoiner("\",\"", "[\"", "\"]");
    String path = "/api/assay/v1/series/buckets";
    try (Connection connection = new Connection(server)) {
      if (connection.post(path, "{}").status() == 404) {
        return;
      }
      for (int i = 0; i < CHARTED_RUNS; i++) {
        runs.add(runWithHistory(connection));
      }
    }
    String body = "{\"run_ids\":%s,\"keys\":[\"key 0\"],\"buckets\":500}".formatted(runs);
    Drive.Measured measured =
        drive(1).run(opened -> connection -> connection.post(path, body).requireOk());
    print(
        "500 buckets of 100 runs with 10,000 points each",
        rate(measured.perSecond(), "req"),
        measured);
  }

  /** Runs of 25 columns, over 4 connections. */
  private void fill(int runs) throws InterruptedException, ExecutionException {
    AtomicInteger left = new AtomicInteger(runs);
    Drive.Measured measured =
        drive(4)
            .runUntil(
                () -> left.getAndDecrement() <= 0,
                opened -> connection -> logRun(connection, left.get()));
    print(
        "whole runs of 25 columns (3 requests), 4 connections",
        rate(measured.perSecond(), "runs"),
        measured);
  }

  private void logRun(Connection connection, int number) throws IOException {
    String run = createRun(connection, 1_700_000_000_000L + number);
    String columns;
    synchronized (random) {
      columns = Bodies.columns(run, random);
    }
    connection.post(MLFLOW + "runs/log-batch", columns).requireOk();
    connection.post(MLFLOW + "runs/update", Bodies.finish(run)).requireOk();
  }

  private void search(String what, String body) throws InterruptedException, ExecutionException {
    Drive.Measured measured =
        drive(1)
            .run(opened ->
                connection ->
                    connection
                        .post(MLFLOW + "runs/search", "{\"experiment_ids\":[\"0\"]," + body + "}")
                        .requireOk());
    print("search, " + what, rate(measured.perSecond(), "req"), measured);
  }
}
