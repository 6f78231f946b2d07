// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.model.Experiment;
import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import assay.tracker.model.ViewType;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The search of runs. */
interface RunSearchContract extends TrackingStoreFixture {

  @Test
  default void runsAreFoundByEachKindOfField() {
    String a = run("0", 1, new Tag("t", "x")).info().id();
    String b = run("0", 2).info().id();
    log(a, new Metric("acc", 0.5, 1, 1));
    log(a, new Metric("acc", 0.9, 2, 2));
    log(b, new Metric("acc", 0.7, 1, 1));
    logParams(a, new Param("p", "1"));
    logParams(b, new Param("p", "2"));

    assertThat(found("metrics.acc > 0.8")).containsExactly(a);
    assertThat(found("metrics.acc > 0.6 AND params.p = '2'")).containsExactly(b);
    assertThat(found("tags.t = 'x'")).containsExactly(a);
    assertThat(found("tags.t IS NULL")).containsExactly(b);
    assertThat(found("attributes.start_time >= 2")).containsExactly(b);
    assertThat(found("run_id IN ('" + a + "', 'nope')")).containsExactly(a);
    assertThat(found("status = 'RUNNING'")).containsExactly(b, a);
    assertThat(found("run_name != 'run'")).isEmpty();
    assertThat(found("end_time > 0")).isEmpty();
    assertThat(found("datasets.name != 'x'")).isEmpty();
  }

  @Test
  default void missingMetricsComeLastInBothDirections() {
    String missing = run("0", 1).info().id();
    String nan = run("0", 2).info().id();
    String small = run("0", 3).info().id();
    String infinite = run("0", 4).info().id();
    log(nan, new Metric("m", Double.NaN, 1, 1));
    log(small, new Metric("m", -1, 1, 1));
    log(infinite, new Metric("m", Double.POSITIVE_INFINITY, 1, 1));

    assertThat(found("", "metrics.m")).containsExactly(small, infinite, nan, missing);
    assertThat(found("", "metrics.m DESC")).containsExactly(infinite, small, nan, missing);
    assertThat(found("metrics.m != 0")).containsExactly(infinite, small);
  }

  @Test
  default void runsComeLatestFirstAndInPages() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.addFirst(run("0", i).info().id());
    }

    Page<Run> first = search("", List.of(), PageRequest.first(3));
    Page<Run> last = search("", List.of(), new PageRequest(3, first.next()));

    assertThat(found("")).isEqualTo(ids);
    assertThat(first.items()).extracting(run -> run.info().id()).isEqualTo(ids.subList(0, 3));
    assertThat(last.items()).extracting(run -> run.info().id()).isEqualTo(ids.subList(3, 5));
    assertThat(last.isLast()).isTrue();
  }

  @Test
  default void aSearchLooksOnlyAtTheStagesAndExperimentsAsked() {
    Experiment other = experiment("other");
    String deleted = runId();
    String active = runId();
    String elsewhere = run(other.id(), 1).info().id();
    store().deleteRun(deleted);

    for (ViewType view : ViewType.values()) {
      RunSearch search =
          new RunSearch(
              List.of("0", "nope"), Filter.EVERYTHING, Order.NONE, view, PageRequest.first(10));
      List<String> found =
          store().searchRuns(search).items().stream().map(run -> run.info().id()).toList();
      assertThat(found.contains(deleted)).isEqualTo(view != ViewType.ACTIVE_ONLY);
      assertThat(found.contains(active)).isEqualTo(view != ViewType.DELETED_ONLY);
      assertThat(found).doesNotContain(elsewhere);
    }
  }

  @Test
  default void aSearchSeesEveryWriteThatReturned() {
    String run = run("0", 1, new Tag("t", "1")).info().id();
    for (int i = 0; i < 50; i++) {
      log(run, new Metric("m", i, 1, i));
      assertThat(found("metrics.m = " + i)).containsExactly(run);
    }
    assertThat(found("metrics.m = 48")).isEmpty();

    store().deleteTag(run, "t");
    assertThat(found("tags.t = '1'")).isEmpty();
    store().deleteRun(run);
    assertThat(found("metrics.m = 49")).isEmpty();
    store().restoreRun(run);
    assertThat(found("metrics.m = 49")).containsExactly(run);
    store().deleteExperiment("0");
    assertThat(found("metrics.m = 49")).isEmpty();
    store().restoreExperiment("0");
    assertThat(found("metrics.m = 49")).containsExactly(run);
  }

  @Test
  default void longHistoriesAreKeptWhole() {
    String run = runId();
    List<Metric> all = new ArrayList<>();
    for (int step = 0; step < 5000; step++) {
      all.add(new Metric("m", Math.sin(step), 10L * step, step));
    }
    for (int from = 0; from < all.size(); from += 500) {
      List<Metric> batch = all.subList(from, from + 500);
      store().log(run, new RunBatch(batch, List.of(), List.of()));
      assertThat(history(run, "m")).isEqualTo(all.subList(0, from + 500));
    }
    store()
        .updateRun(
            run,
            new RunUpdate(Optional.empty(), Optional.of(RunStatus.FINISHED), OptionalLong.of(2)));

    assertThat(history(run, "m")).isEqualTo(all);
    assertThat(store().requireRun(run).metrics()).containsExactly(all.getLast());
    log(run, all.getFirst(), new Metric("m", 1, 0, 9999));
    assertThat(history(run, "m")).hasSize(5001);
    assertThat(store().requireRun(run).metrics()).containsExactly(new Metric("m", 1, 0, 9999));
  }

  @Test
  default void aBatchIsSeenWholeOrNotAtAll() throws Exception {
    String run = runId();
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<?> writes =
          threads.submit(() -> {
            for (int i = 0; i < 300; i++) {
              Metric metric = new Metric("m" + i, i, i, i);
              Param param = new Param("p" + i, "x");
              store().log(run, new RunBatch(List.of(metric), List.of(param), List.of()));
            }
          });
      while (!writes.isDone()) {
        Run seen = store().requireRun(run);
        assertThat(seen.params()).hasSameSizeAs(seen.metrics());
      }
      writes.get();
    }
  }
}
