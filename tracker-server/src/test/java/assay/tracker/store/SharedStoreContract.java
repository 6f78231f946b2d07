// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Threads beside each other, and what listeners hear. */
interface SharedStoreContract extends TrackingStoreFixture {

  @Test
  default void concurrentWritesAllArrive() throws Exception {
    String run = runId();
    List<Future<?>> writes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int step = 0; step < 200; step++) {
        Metric metric = new Metric("m", step, 1, step);
        writes.add(threads.submit(() -> log(run, metric)));
      }
      for (Future<?> write : writes) {
        write.get();
      }
    }

    assertThat(history(run, "m")).hasSize(200);
  }

  @Test
  default void oneRefusedWriteDoesNotUndoOthers() throws Exception {
    String run = runId();
    logParams(run, new Param("p", "1"));
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> writes = new ArrayList<>();
      for (int step = 0; step < 100; step++) {
        Metric metric = new Metric("m", step, 1, step);
        writes.add(threads.submit(() -> log(run, metric)));
        Future<?> refused = threads.submit(() -> logParams(run, new Param("p", "2")));
        writes.add(threads.submit(() -> assertThatThrownBy(refused::get)));
      }
      for (Future<?> write : writes) {
        write.get();
      }
    }

    assertThat(history(run, "m")).hasSize(100);
  }

  @Test
  default void changesAreReported() {
    String run = runId();
    log(run, new Metric("m", 1, 1, 1));
    logParams(run, new Param("p", "1"));
    store().log(run, RunBatch.of(new Tag("t", "1")));
    store()
        .updateRun(
            run,
            new RunUpdate(Optional.empty(), Optional.of(RunStatus.FINISHED), OptionalLong.of(2)));
    store().deleteRun(run);
    close(); // the listener has heard of everything

    assertThat(changes())
        .containsExactly(
            new RunChange("0", run, RunChange.Kind.CREATED),
            new RunChange("0", run, RunChange.Kind.METRICS),
            new RunChange("0", run, RunChange.Kind.PARAMS),
            new RunChange("0", run, RunChange.Kind.TAGS),
            new RunChange("0", run, RunChange.Kind.STATUS),
            new RunChange("0", run, RunChange.Kind.DELETED));
  }

  @Test
  default void aClosedStoreRefusesCalls() {
    close();
    close();

    assertThatThrownBy(this::runId).isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> store().requireExperiment("0"))
        .isInstanceOf(StoreUnavailableException.class);
  }
}
