// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.server.ChildJvm;
import assay.tracker.server.HolderMain;
import assay.tracker.server.ServedRoutes;
import assay.tracker.server.ServedRoutes.Served;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Sends wrong requests of all kinds to every route of a tracker. Whatever comes, it must answer in
 * time, say no more than what is wrong, keep its memory, and work as before when it is over.
 *
 * <p>As a program: {@code scripts/tracker-trial FuzzTrial [SECONDS [SEED]]}.
 */
public final class FuzzTrial {

  private static final int CLIENTS = 4;
  private static final int MOST_PROBLEMS = 20;
  private static final String MLFLOW = "/api/2.0/mlflow/";

  /** As {@code assay serve} has them. */
  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-Xmx128m", "-XX:MaxDirectMemorySize=48m");

  private final Path directory;
  private final long seed;
  private final List<Served> routes;
  private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicReference<Timed> slowest = new AtomicReference<>(new Timed(0, ""));

  private FuzzTrial(Path directory, long seed) {
    this.directory = directory;
    this.seed = seed;
    this.routes = ServedRoutes.list(directory);
  }

  /**
   * What was seen.
   *
   * @param memory of the server, after collecting garbage: when it began and at the end
   */
  public record Result(
      long requests, int routes, List<String> problems, Timed slowest, List<Memory> memory) {

    @Override
    public String toString() {
      return "%,d requests to %d routes, %d wrong answers; slowest %s; memory %s"
          .formatted(requests, routes, problems.size(), slowest, memory);
    }
  }

  /** How long something took to be answered. */
  public record Timed(long nanos, String what) {

    Timed slower(Timed other) {
      return other.nanos > nanos ? other : this;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.2f s (%s)", nanos / 1e9, what.substring(0, Math.min(what.length(), 80)));
    }
  }

  /** Of a server that has just collected its garbage. */
  public record Memory(long heapBytes, long residentBytes) {

    static Memory of(ChildJvm server, Connection connection)
        throws IOException, InterruptedException {
      String pid = Long.toString(server.pid());
      int status =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), pid, "GC.run")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      assertThat(status).as("jcmd GC.run").isZero();
      return new Memory(
          number(connection.get("/metrics").text(), "jvm_heap_used_bytes "),
          1024 * number(Files.readString(Path.of("/proc", pid, "status")), "VmRSS:"));
    }

    /** The one in the line that begins so. */
    private static long number(String text, String start) {
      return text.lines()
          .filter(line -> line.startsWith(start))
          .map(line -> (long) Double.parseDouble(line.replaceFirst("^\\S+\\s+(\\S+).*", "$1")))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "heap %.1f MB, resident %.0f MB", heapBytes / 1e6, residentBytes / 1e6);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Duration time = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 60);
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    System.out.printf("%d s, seed %d%n", time.toSeconds(), seed);
    long end = System.nanoTime() + time.toNanos();
    Result result =
        new FuzzTrial(Files.createTempDirectory("assay-fuzz-trial"), seed)
            .run(() -> System.nanoTime() < end);
    result.problems().forEach(System.out::println);
    System.out.println(result);
  }

  /**
   * @param directory an empty one
   * @param requests how many, about
   */
  public static Result run(Path directory, long requests, long seed) throws Exception {
    FuzzTrial trial = new FuzzTrial(directory, seed);
    return trial.run(() -> trial.requests.get() < requests);
  }

  private Result run(BooleanSupplier goesOn) throws Exception {
    try (ChildJvm server =
        ChildJvm.start(OPTIONS, HolderMain.class, directory.resolve("data").toString())) {
      URI address = URI.create(server.readLine());
      server.ignoreOutput();
      try (Connection connection = new Connection(address)) {
        LoggedRun before = log(connection);
        Map<String, String> known = known(connection);
        Memory atStart = Memory.of(server, connection);
        fuzz(address, known, goesOn);
        try (Connection after = new Connection(address)) {
          after.post(MLFLOW + "experiments/restore", "{\"experiment_id\": \"0\"}"); // if need be
          before.check(after);
          log(after).check(after);
          return new Result(
              requests.get(),
              routes.size(),
              List.copyOf(problems),
              slowest.get(),
              List.of(atStart, Memory.of(server, after)));
        }
      }
    }
  }

  private static LoggedRun log(Connection connection) throws IOException {
    LoggedRun run = LoggedRun.create(connection);
    run.log(connection, 50);
    run.upload(connection);
    run.finish(connection);
    return run;
  }

  /** Things that are there, by what templates call them. */
  private static Map<String, String> known(Connection connection) throws IOException {
    String experiment =
        post(connection, "experiments/create", "{'name': 'fuzz'}").get("experiment_id").asText();
    String run =
        post(
                connection,
                "runs/create",
                "{'experiment_id': '%s', 'start_time': 1}".formatted(experiment))
            .at("/run/info/run_id")
            .asText();
    String model =
        post(
                connection,
                "logged-models",
                "{'experiment_id': '%s', 'name': 'm'}".formatted(experiment))
            .at("/model/info/model_id")
            .asText();
    post(connection, "registered-models/create", "{'name': 'registered'}");
    post(
        connection,
        "model-versions/create",
        "{'name': 'registered', 'source': 's3://b/x', 'run_id': '%s'}".formatted(run));
    return Map.of(
        "experiment",
        experiment,
        "run",
        run,
        "model",
        model,
        "registered",
        "registered",
        "upload",
        "0".repeat(32),
        "token",
        "");
  }

  private static JsonNode post(Connection connection, String route, String json)
      throws IOException {
    return connection.post(MLFLOW + route, json.replace('\'', '"')).requireOk().json();
  }

  private void fuzz(URI address, Map<String, String> known, BooleanSupplier goesOn)
      throws InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      FuzzWords words = new FuzzWords(random.split(), known);
      threads.add(Thread.ofPlatform().start(() -> fuzz(address, words, goesOn)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void fuzz(URI address, FuzzWords words, BooleanSupplier goesOn) {
    try (FuzzClient client = new FuzzClient(address, words, routes)) {
      while (goesOn.getAsBoolean() && problems.size() < MOST_PROBLEMS) {
        long began = System.nanoTime();
        Optional<String> problem = client.next();
        problem.ifPresent(problems::add);
        requests.incrementAndGet();
        slowest.accumulateAndGet(
            new Timed(System.nanoTime() - began, client.lastSent()), Timed::slower);
      }
    } catch (IOException | RuntimeException e) {
      problems.add("the trial ended: " + e);
    }
  }
}
