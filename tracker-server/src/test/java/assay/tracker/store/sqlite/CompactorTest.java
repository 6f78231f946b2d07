// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.model.Metric;
import assay.tracker.model.RunStatus;
import assay.tracker.store.NewExperiment;
import assay.tracker.store.NewRun;
import assay.tracker.store.PageRequest;
import assay.tracker.store.RunBatch;
import assay.tracker.store.RunUpdate;
import assay.tracker.store.TrackingStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points move from the journal into chunks, and nobody sees it. */
class CompactorTest {

  private static final String JOURNAL = "SELECT count(*) FROM journal";
  private static final String CHUNKS = "SELECT count(*) FROM chunk";

  @TempDir private Path directory;
  private Path file;
  private Instant now = Instant.ofEpochMilli(1_000);
  private SqliteStore opened;
  private TrackingStore store;
  private String run;

  @BeforeEach
  void open() {
    file = directory.resolve("tracker.db");
    opened = Databases.open(file, () -> now);
    store = opened.tracking();
    run = store.createRun(new NewRun("0", "r", "", 1, List.of())).info().id();
  }

  @AfterEach
  void close() {
    opened.close();
  }

  private void reopen() {
    opened.close();
    opened = Databases.open(file, () -> now);
    store = opened.tracking();
  }

  private void log(String key, int from, int to) {
    List<Metric> metrics = new ArrayList<>();
    for (int step = from; step < to; step++) {
      metrics.add(metric(key, step));
    }
    store.log(run, new RunBatch(metrics, List.of(), List.of()));
  }

  private static Metric metric(String key, int step) {
    return new Metric(key, step / 7.0, 1_000_000L + 10L * step, step);
  }

  private void end() {
    store.updateRun(
        run,
        new RunUpdate(Optional.empty(), Optional.of(RunStatus.FINISHED), OptionalLong.empty()));
  }

  /** Any write: when it is answered, the piece of work between it and the one before is done. */
  private void waitForWork() {
    store.createExperiment(new NewExperiment("e" + System.nanoTime(), Optional.empty(), List.of()));
  }

  private void workUntil(String sql, long expected) {
    for (int i = 0; i < 1000 && Databases.number(file, sql) != expected; i++) {
      waitForWork();
    }
    assertThat(Databases.number(file, sql)).isEqualTo(expected);
  }

  private void assertHistory(String key, int count) {
    assertHistory(store, key, count);
    try (SqliteStore killed = Databases.open(Databases.afterKill(file, directory), () -> now)) {
      assertHistory(killed.tracking(), key, count);
    }
  }

  private void assertHistory(TrackingStore from, String key, int count) {
    List<Metric> history = from.metricHistory(run, key, PageRequest.EVERYTHING).items();
    assertThat(history).hasSize(count);
    for (int step = 0; step < count; step++) {
      assertThat(history.get(step)).isEqualTo(metric(key, step));
    }
    assertThat(from.requireRun(run).metrics()).contains(metric(key, count - 1));
  }

  @Test
  void aTailThatFillsAChunkBecomesOne() {
    log("slow", 0, 1);
    log("fast", 0, 1000);
    log("fast", 1000, 1100);
    workUntil(CHUNKS, 1);

    assertHistory("fast", 1100);
    assertHistory("slow", 1);
  }

  @Test
  void aRunThatEndsLeavesNothingInTheJournal() {
    log("a", 0, 10);
    log("b", 0, 1);
    end();
    workUntil(JOURNAL, 0);

    assertHistory("a", 10);
    assertHistory("b", 1);
    assertThat(Databases.number(file, CHUNKS)).isEqualTo(1); // one point needs no chunk
  }

  @Test
  void theLastChunkGrowsUntilItIsFull() {
    for (int i = 0; i < 30; i++) {
      log("a", 100 * i, 100 * i + 100);
      end();
      workUntil(JOURNAL, 0);
    }

    assertHistory("a", 3000);
    assertThat(Databases.number(file, "SELECT max(n) FROM chunk")).isLessThan(2048);
    assertThat(Databases.number(file, CHUNKS)).isEqualTo(3);
  }

  @Test
  void aSinglePointIsFoundWhenMoreFollow() {
    log("a", 0, 1);
    end();
    workUntil(JOURNAL, 0);
    log("a", 1, 2);
    assertHistory("a", 2);
    workUntil(JOURNAL, 0);

    assertHistory("a", 2);
    reopen();
    assertHistory("a", 2);
  }

  @Test
  void pointsThatWaitedTenMinutesAreMoved() {
    log("a", 0, 10);
    waitForWork();
    assertThat(Databases.number(file, JOURNAL)).isEqualTo(1);

    now = now.plusSeconds(601);
    workUntil(JOURNAL, 0);
    assertHistory("a", 10);
  }

  @Test
  void aRunThatWritesMuchIsSettledThoughAKeyIsSlow() {
    Random random = new Random(1);
    log("slow", 0, 2);
    int logged = 0;
    for (int i = 0; i < 150; i++) {
      List<Metric> metrics = new ArrayList<>();
      for (int k = 0; k < 1000; k++) {
        metrics.add(new Metric("noise" + k % 3, random.nextDouble(), 1 + logged, logged));
        logged++;
      }
      store.log(run, new RunBatch(metrics, List.of(), List.of()));
    }
    workUntil("SELECT count(*) FROM chunk JOIN name ON name.id = name_id WHERE text = 'slow'", 1);

    assertThat(store.metricHistory(run, "noise1", PageRequest.EVERYTHING).items()).hasSize(49_950);
    assertHistory("slow", 2);
  }

  @Test
  void pointsComeInAnyOrderAndTwice() {
    List<Metric> metrics = new ArrayList<>();
    for (int step = 0; step < 5000; step++) {
      metrics.add(metric("a", step));
    }
    Collections.shuffle(metrics, new Random(3));
    for (int i = 0; i < 50; i++) {
      store.log(run, new RunBatch(metrics.subList(100 * i, 100 * i + 100), List.of(), List.of()));
      store.log(run, new RunBatch(metrics.subList(50 * i, 50 * i + 50), List.of(), List.of()));
    }
    assertHistory("a", 5000);
    end();
    workUntil(JOURNAL, 0);

    assertHistory("a", 5000);
  }

  @Test
  void journalNumbersAreNeverUsedTwice() {
    log("a", 0, 2000);
    workUntil(JOURNAL, 0);
    reopen();
    log("a", 2000, 2010);

    assertHistory("a", 2010);
  }
}
