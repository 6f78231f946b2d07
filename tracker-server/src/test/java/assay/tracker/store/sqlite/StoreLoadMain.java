// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import assay.tracker.model.ViewType;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import assay.tracker.search.Vocabulary;
import assay.tracker.store.ChangeListener;
import assay.tracker.store.NewRun;
import assay.tracker.store.PageRequest;
import assay.tracker.store.PageToken;
import assay.tracker.store.RunBatch;
import assay.tracker.store.RunSearch;
import assay.tracker.store.RunUpdate;
import assay.tracker.store.SampleRequest;
import assay.tracker.store.TrackingStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures the store without a server. The first argument is a folder for its databases, the second
 * what to measure:
 *
 * <ul>
 *   <li>{@code points CALLERS BATCHES}: each caller logs so many batches of 1000 points of 20 keys;
 *   <li>{@code acks CALLERS WRITES}: each caller logs so many single points;
 *   <li>{@code search RUNS}: searches among so many runs with 25 columns.
 * </ul>
 */
final class StoreLoadMain {

  private static final int KEYS = 20;
  private static final int BATCH = 1000;

  private final Path file;

  private StoreLoadMain(Path file) {
    this.file = file;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    StoreLoadMain main = new StoreLoadMain(folder.resolve(arguments[1] + ".db"));
    int first = Integer.parseInt(arguments[2]);
    switch (arguments[1]) {
      case "points" -> main.points(first, Integer.parseInt(arguments[3]));
      case "acks" -> main.acks(first, Integer.parseInt(arguments[3]));
      case "search" -> main.search(first);
      default -> throw new IllegalArgumentException("unknown: " + arguments[1]);
    }
  }

  private SqliteStore open() {
    return SqliteStore.open(file, "root:/", InstantSource.system(), ChangeListener.NONE);
  }

  /** One caller's work. */
  private interface Caller {
    void call(TrackingStore store, String run, int round);
  }

  private void points(int callers, int batches) throws Exception {
    try (SqliteStore store = open()) {
      Duration took = inParallel(store.tracking(), callers, batches, StoreLoadMain::logBatch);
      long points = (long) callers * batches * BATCH;
      print("%d callers: %,.0f points/s".formatted(callers, points / seconds(took)));
      String run =
          store.tracking().createRun(new NewRun("0", "chart", "", 0, List.of())).info().id();
      print("heap %d MB".formatted(heap() >> 20));
      time("settled", () -> store.tracking().deleteRun(run));
    }
    long points = (long) callers * batches * BATCH;
    print("%.2f bytes a point in the file".formatted((double) Files.size(file) / points));
    time("opened", () -> open().close());
    try (SqliteStore store = open()) {
      List<String> runs =
          store
              .tracking()
              .searchRuns(search("", List.of(), PageRequest.first(100)))
              .items()
              .stream()
              .map(run -> run.info().id())
              .toList();
      for (int i = 0; i < 3; i++) {
        time(
            "sampled history of %d runs".formatted(runs.size()),
            () ->
                store
                    .tracking()
                    .sampledHistory(new SampleRequest(runs, "metric_7", 0, Long.MAX_VALUE, 500)));
        time(
            "history",
            () ->
                store
                    .tracking()
                    .metricHistory(runs.getFirst(), "metric_7", PageRequest.EVERYTHING));
      }
    }
  }

  /** A curve with noise, a sample each 250 ms or so: 50 points of each key. */
  private static void logBatch(TrackingStore store, String run, int round) {
    Random random = new Random(round);
    List<Metric> metrics = new ArrayList<>(BATCH);
    for (int i = 0; i < BATCH; i++) {
      long step = (long) round * (BATCH / KEYS) + i / KEYS;
      double value = Math.exp(-step / 1e4) + random.nextInt(1000) * 1e-4;
      double rounded = Math.rint(value * 1e6) / 1e6;
      long timestamp = 1_700_000_000_000L + step * 250 + random.nextInt(20);
      metrics.add(new Metric("metric_" + i % KEYS, rounded, timestamp, step));
    }
    store.log(run, new RunBatch(metrics, List.of(), List.of()));
  }

  private void acks(int callers, int writes) throws Exception {
    try (SqliteStore store = open()) {
      Duration took =
          inParallel(
              store.tracking(),
              callers,
              writes,
              (tracking, run, step) ->
                  tracking.log(run, RunBatch.of(new Metric("loss", step, step, step))));
      print(
          "%d callers: %,.0f acks/s".formatted(callers, (double) callers * writes / seconds(took)));
    }
  }

  private static Duration inParallel(TrackingStore store, int callers, int rounds, Caller caller)
      throws Exception {
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      runs.add(store.createRun(new NewRun("0", "run " + i, "", i, List.of())).info().id());
    }
    List<long[]> waits = new ArrayList<>();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<Future<?>> done = new ArrayList<>();
      for (String run : runs) {
        long[] mine = new long[rounds];
        waits.add(mine);
        done.add(
            threads.submit(() -> {
              for (int round = 0; round < rounds; round++) {
                long before = System.nanoTime();
                caller.call(store, run, round);
                mine[round] = System.nanoTime() - before;
              }
            }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    long[] all = waits.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    print(
        "wait p50 %.1f ms, p99 %.1f ms, longest %.1f ms"
            .formatted(
                all[all.length / 2] / 1e6,
                all[all.length * 99 / 100] / 1e6,
                all[all.length - 1] / 1e6));
    return took;
  }

  private void search(int count) throws Exception {
    if (!Files.exists(file)) {
      try (SqliteStore store = open()) {
        fill(store.tracking(), count);
      }
    }
    print("%,d bytes of database".formatted(Files.size(file)));
    long before = heap();
    long start = System.nanoTime();
    try (SqliteStore store = open()) {
      print("open %.1f ms".formatted((System.nanoTime() - start) / 1e6));
      List<String> byLoss = List.of("metrics.m3 ASC");
      String filter = "metrics.m1 < 0.5 AND params.p2 = '3' AND status = 'FINISHED'";
      store.tracking().searchRuns(search(filter, byLoss, PageRequest.first(100)));
      print("open and first search %.1f ms".formatted((System.nanoTime() - start) / 1e6));
      print("index %d MB".formatted((heap() - before) >> 20));
      for (int i = 0; i < 20; i++) {
        boolean quiet = i < 15;
        searched(store, "", List.of(), 100, 0, quiet);
        searched(store, filter, byLoss, 100, 0, quiet);
        searched(store, "", byLoss, 100, 0, quiet);
        searched(store, "params.p9 LIKE '%99%'", byLoss, 100, 0, quiet);
        searched(store, "attributes.run_name ILIKE '%RUN 99%'", List.of(), 100, 0, quiet);
        searched(store, "metrics.m5 > 0." + i, List.of("params.p9"), 100, 5000, quiet);
        searched(store, "", byLoss, 1000, 5000, quiet);
      }
    }
  }

  private static void searched(
      SqliteStore store, String filter, List<String> order, int max, int offset, boolean quiet) {
    PageRequest page = new PageRequest(max, new PageToken(offset));
    long start = System.nanoTime();
    int found = store.tracking().searchRuns(search(filter, order, page)).items().size();
    if (!quiet) {
      print(
          "%.2f ms: %d runs of '%s' by %s from %d"
              .formatted((System.nanoTime() - start) / 1e6, found, filter, order, offset));
    }
  }

  private static RunSearch search(String filter, List<String> order, PageRequest page) {
    return new RunSearch(
        List.of("0"),
        Filter.parse(filter, Vocabulary.RUNS),
        Order.parse(order, Vocabulary.RUNS),
        ViewType.ACTIVE_ONLY,
        page);
  }

  private static void fill(TrackingStore store, int count) throws Exception {
    AtomicLong next = new AtomicLong();
    try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < 32; t++) {
        done.add(
            threads.submit(() -> {
              for (long i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                addRun(store, i);
              }
            }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    }
  }

  private static void addRun(TrackingStore store, long number) {
    Random random = new Random(number);
    List<Metric> metrics = new ArrayList<>();
    List<Param> params = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      metrics.add(new Metric("m" + i, random.nextDouble(), number, 1));
    }
    for (int i = 0; i < 12; i++) {
      int variety = i < 9 ? 10 : 1000;
      params.add(new Param("p" + i, Integer.toString(random.nextInt(variety))));
    }
    List<Tag> tags = List.of(new Tag("kind", "trial"), new Tag("fold", "f" + number % 5));
    String run = store.createRun(new NewRun("0", "run " + number, "me", number, tags)).info().id();
    store.log(run, new RunBatch(metrics, params, List.of()));
    store.updateRun(
        run,
        new RunUpdate(
            Optional.empty(), Optional.of(RunStatus.FINISHED), OptionalLong.of(number + 1)));
  }

  private static void time(String what, Runnable work) {
    long start = System.nanoTime();
    work.run();
    print("%s: %.1f ms".formatted(what, (System.nanoTime() - start) / 1e6));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
