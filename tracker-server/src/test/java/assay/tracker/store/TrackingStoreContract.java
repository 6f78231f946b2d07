// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.model.Experiment;
import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import assay.tracker.model.ViewType;
import assay.tracker.search.Field;
import assay.tracker.search.Filter;
import assay.tracker.search.KeyNames;
import assay.tracker.search.Order;
import assay.tracker.search.Row;
import assay.tracker.search.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link TrackingStore} must do. A test of one implements this interface. */
public interface TrackingStoreContract {

  /** The store under test, empty before each test, with the artifact root {@code root:/}. */
  TrackingStore store();

  /** The changes reported since the test began. */
  List<RunChange> changes();

  /** Closes the store under test. */
  void close();

  private Experiment experiment(String name, Tag... tags) {
    return store().createExperiment(new NewExperiment(name, Optional.empty(), List.of(tags)));
  }

  private Run run(String experimentId, long startTime, Tag... tags) {
    return store().createRun(new NewRun(experimentId, "run", "me", startTime, List.of(tags)));
  }

  private String runId() {
    return run(Experiment.DEFAULT_ID, 1).info().id();
  }

  private void log(String run, Metric... metrics) {
    store().log(run, new RunBatch(List.of(metrics), List.of(), List.of()));
  }

  private void logParams(String run, Param... params) {
    store().log(run, new RunBatch(List.of(), List.of(params), List.of()));
  }

  private List<Metric> history(String run, String key) {
    return store().metricHistory(run, key, PageRequest.EVERYTHING).items();
  }

  private Page<Run> search(String filter, List<String> order, PageRequest page) {
    return store()
        .searchRuns(
            new RunSearch(
                List.of(Experiment.DEFAULT_ID),
                Filter.parse(filter, Vocabulary.RUNS),
                Order.parse(order, Vocabulary.RUNS),
                ViewType.ACTIVE_ONLY,
                page));
  }

  private List<String> found(String filter, String... order) {
    return search(filter, List.of(order), PageRequest.first(1000)).items().stream()
        .map(run -> run.info().id())
        .toList();
  }

  private List<String> experiments(String filter, ViewType view, String... order) {
    return store()
        .searchExperiments(
            new ExperimentSearch(
                Filter.parse(filter, Vocabulary.EXPERIMENTS),
                Order.parse(List.of(order), Vocabulary.EXPERIMENTS),
                view,
                PageRequest.first(1000)))
        .items()
        .stream()
        .map(Experiment::name)
        .toList();
  }

  // Experiments

  @Test
  default void whatComesFromElsewhereKeepsItsIdAndTime() {
    NewExperiment.Origin origin = new NewExperiment.Origin("415913779108472418", 12);
    Experiment experiment =
        store()
            .createExperiment(
                new NewExperiment(Optional.of(origin), "brought", Optional.empty(), List.of()));
    NewRun brought =
        new NewRun(Optional.of("0123456789abcdef"), experiment.id(), "name", "", 3, List.of());

    assertThat(experiment.id()).isEqualTo("415913779108472418");
    assertThat(experiment.creationTime()).isEqualTo(12);
    assertThat(store().createRun(brought).info().id()).isEqualTo("0123456789abcdef");
    assertThatThrownBy(() -> store().createRun(brought)).isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() ->
            store()
                .createExperiment(
                    new NewExperiment(Optional.of(origin), "other", Optional.empty(), List.of())))
        .isInstanceOf(AlreadyExistsException.class);
  }

  @Test
  default void theDefaultExperimentIsThereFromTheStart() {
    Experiment experiment = store().requireExperiment("0");

    assertThat(experiment.name()).isEqualTo("Default");
    assertThat(experiment.artifactLocation()).isEqualTo("root:/0");
    assertThat(experiment.stage()).isEqualTo(LifecycleStage.ACTIVE);
  }

  @Test
  default void anExperimentIsFoundByIdAndName() {
    Experiment created = experiment("größe 📏", new Tag("k", "v"));

    assertThat(store().requireExperiment(created.id())).isEqualTo(created);
    assertThat(store().requireExperimentNamed("größe 📏")).isEqualTo(created);
    assertThat(created.tags()).containsExactly(new Tag("k", "v"));
    assertThat(created.artifactLocation()).isEqualTo("root:/" + created.id());
  }

  @Test
  default void anExperimentKeepsTheArtifactLocationItWasGiven() {
    Experiment created =
        store().createExperiment(new NewExperiment("x", Optional.of("s3://b/x?v=1"), List.of()));
    RunInfo run = run(created.id(), 1).info();

    assertThat(created.artifactLocation()).isEqualTo("s3://b/x?v=1");
    assertThat(run.artifactUri()).isEqualTo("s3://b/x/" + run.id() + "/artifacts?v=1");
  }

  @Test
  default void namesOfExperimentsAreUniqueEvenAmongDeletedOnes() {
    Experiment first = experiment("a");
    store().deleteExperiment(first.id());

    assertThatThrownBy(() -> experiment("a"))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessageStartingWith("Experiment(name=a) already exists.");
    Experiment second = experiment("b");
    assertThatThrownBy(() -> store().renameExperiment(second.id(), "a"))
        .isInstanceOf(AlreadyExistsException.class);
  }

  @Test
  default void deletingAnExperimentDeletesItsRunsAndRestoringBringsThemBack() {
    Experiment experiment = experiment("a");
    String run = run(experiment.id(), 1).info().id();

    store().deleteExperiment(experiment.id());
    assertThat(store().requireExperiment(experiment.id()).stage())
        .isEqualTo(LifecycleStage.DELETED);
    assertThat(store().requireRunInfo(run).stage()).isEqualTo(LifecycleStage.DELETED);
    assertThatThrownBy(() -> run(experiment.id(), 1)).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> store().renameExperiment(experiment.id(), "b"))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> store().deleteExperiment(experiment.id()))
        .isInstanceOf(NotFoundException.class);

    store().restoreExperiment(experiment.id());
    assertThat(store().requireExperiment(experiment.id()).stage()).isEqualTo(LifecycleStage.ACTIVE);
    assertThat(store().requireRunInfo(run).stage()).isEqualTo(LifecycleStage.ACTIVE);
  }

  @Test
  default void unknownExperimentsAreNotFound() {
    for (String id : List.of("99", "nope", "00", "-1", "", "99999999999999999999")) {
      assertThatThrownBy(() -> store().requireExperiment(id))
          .isInstanceOf(NotFoundException.class)
          .hasMessage("No Experiment with id=%s exists", id);
    }
    assertThatThrownBy(() -> store().requireExperimentNamed("nope"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void tagsOfExperimentsAreSetReplacedAndDeleted() {
    Experiment experiment = experiment("a");
    store().setExperimentTag(experiment.id(), new Tag("k", "1"));
    store().setExperimentTag(experiment.id(), new Tag("k", "2"));

    assertThat(store().requireExperiment(experiment.id()).tags())
        .containsExactly(new Tag("k", "2"));
    store().deleteExperimentTag(experiment.id(), "k");
    assertThat(store().requireExperiment(experiment.id()).tags()).isEmpty();
    assertThatThrownBy(() -> store().deleteExperimentTag(experiment.id(), "k"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void experimentsAreFilteredAndSorted() {
    experiment("beta", new Tag("team", "x"));
    Experiment gone = experiment("alpha");
    store().deleteExperiment(gone.id());
    experiment("Gamma", new Tag("team", "y"));

    assertThat(experiments("", ViewType.ACTIVE_ONLY)).containsExactly("Gamma", "beta", "Default");
    assertThat(experiments("", ViewType.DELETED_ONLY)).containsExactly("alpha");
    assertThat(experiments("name ILIKE 'g%'", ViewType.ALL)).containsExactly("Gamma");
    assertThat(experiments("tags.team != 'x'", ViewType.ALL)).containsExactly("Gamma");
    assertThat(experiments("", ViewType.ALL, "name"))
        .containsExactly("Default", "Gamma", "alpha", "beta");
    assertThat(experiments("", ViewType.ALL, "experiment_id DESC"))
        .containsExactly("Gamma", "alpha", "beta", "Default");
  }

  // Runs

  @Test
  default void aNewRunIsRunningAndCarriesItsNameAsATag() {
    Run run =
        store()
            .createRun(new NewRun("0", "first", "me", 17, List.of(new Tag(Tag.RUN_NAME, "other"))));

    assertThat(run.info().id()).matches("[0-9a-f]{32}");
    assertThat(run.info())
        .isEqualTo(
            new RunInfo(
                run.info().id(),
                "0",
                "first",
                "me",
                RunStatus.RUNNING,
                17,
                OptionalLong.empty(),
                LifecycleStage.ACTIVE,
                "root:/0/" + run.info().id() + "/artifacts"));
    assertThat(run.tags()).containsExactly(new Tag(Tag.RUN_NAME, "first"));
    assertThat(store().requireRun(run.info().id())).isEqualTo(run);
    assertThat(store().requireRunInfo(run.info().id())).isEqualTo(run.info());
  }

  @Test
  default void anUpdateChangesOnlyWhatItNames() {
    String run = runId();

    store()
        .updateRun(
            run,
            new RunUpdate(Optional.empty(), Optional.of(RunStatus.FAILED), OptionalLong.of(5)));
    RunInfo info =
        store()
            .updateRun(
                run, new RunUpdate(Optional.of("new"), Optional.empty(), OptionalLong.empty()));

    assertThat(info.status()).isEqualTo(RunStatus.FAILED);
    assertThat(info.endTime()).hasValue(5);
    assertThat(info.name()).isEqualTo("new");
    assertThat(store().requireRun(run).tags()).contains(new Tag(Tag.RUN_NAME, "new"));
  }

  @Test
  default void theNameTagRenamesTheRun() {
    String run = runId();

    store().log(run, RunBatch.of(new Tag(Tag.RUN_NAME, "renamed")));

    assertThat(store().requireRunInfo(run).name()).isEqualTo("renamed");
    store().deleteTag(run, Tag.RUN_NAME);
    assertThat(store().requireRun(run).tags()).isEmpty();
    assertThat(store().requireRunInfo(run).name()).isEqualTo("renamed");
  }

  @Test
  default void deletedRunsRefuseWritesUntilTheyAreRestored() {
    String run = runId();
    store().deleteRun(run);
    store().deleteRun(run);

    assertThatThrownBy(() -> log(run, new Metric("m", 1, 1, 1)))
        .isInstanceOf(RefusedException.class)
        .hasMessage("The run %s must be in the 'active' state. Current state is deleted.", run);
    assertThatThrownBy(() -> store().deleteTag(run, "k")).isInstanceOf(RefusedException.class);
    assertThat(store().requireRun(run).info().stage()).isEqualTo(LifecycleStage.DELETED);

    store().restoreRun(run);
    store().restoreRun(run);
    log(run, new Metric("m", 1, 1, 1));
    assertThat(history(run, "m")).hasSize(1);
  }

  @Test
  default void unknownRunsAreNotFound() {
    assertThatThrownBy(() -> store().requireRun("nope"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("Run with id=nope not found");
    assertThatThrownBy(() -> log("nope", new Metric("m", 1, 1, 1)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> store().deleteRun("nope")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> run("99", 1)).isInstanceOf(NotFoundException.class);
  }

  // Data

  @Test
  default void paramsNeverChange() {
    String run = runId();
    logParams(run, new Param("a", "1"));
    logParams(run, new Param("a", "1"));

    assertThatThrownBy(() -> logParams(run, new Param("b", "1"), new Param("a", "2")))
        .isInstanceOf(ParamsChangedException.class)
        .hasMessageContaining("{'key': 'a', 'old_value': '1', 'new_value': '2'}");
    assertThat(store().requireRun(run).params()).containsExactly(new Param("a", "1"));
  }

  @Test
  default void aRefusedBatchChangesNothing() {
    String run = runId();
    logParams(run, new Param("a", "1"));

    RunBatch batch =
        new RunBatch(
            List.of(new Metric("m", 1, 1, 1)),
            List.of(new Param("a", "2")),
            List.of(new Tag("t", "v")));
    assertThatThrownBy(() -> store().log(run, batch)).isInstanceOf(RefusedException.class);

    assertThat(history(run, "m")).isEmpty();
    assertThat(store().requireRun(run).tags()).doesNotContain(new Tag("t", "v"));
  }

  @Test
  default void theLastValueOfATagWins() {
    String run = runId();

    store()
        .log(
            run, new RunBatch(List.of(), List.of(), List.of(new Tag("t", "1"), new Tag("t", "2"))));
    assertThat(store().requireRun(run).tags()).contains(new Tag("t", "2"));

    store().deleteTag(run, "t");
    assertThat(store().requireRun(run).tags()).extracting(Tag::key).doesNotContain("t");
    assertThatThrownBy(() -> store().deleteTag(run, "t"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("No tag with name: t in run with id %s", run);
  }

  @Test
  default void theLatestPointHasTheLargestStepThenTimestampThenValue() {
    String run = runId();
    log(run, new Metric("a", 9, 9, 1), new Metric("a", 1, 1, 2));
    log(run, new Metric("b", 1, 5, 1));
    log(run, new Metric("b", 2, 4, 1));
    log(run, new Metric("c", 3, 1, 1));
    log(run, new Metric("c", 2, 1, 1));
    log(run, new Metric("d", 3, 1, -5));
    log(run, new Metric("e", -1, 1, 1));
    log(run, new Metric("e", Double.NaN, 1, 1));

    assertThat(store().requireRun(run).metrics())
        .containsExactlyInAnyOrder(
            new Metric("a", 1, 1, 2),
            new Metric("b", 1, 5, 1),
            new Metric("c", 3, 1, 1),
            new Metric("d", 3, 1, -5),
            new Metric("e", -1, 1, 1));
  }

  @Test
  default void extremeValuesSurvive() {
    String run = runId();
    double[] values = {
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.MIN_VALUE,
      Double.MAX_VALUE,
      0.1 + 0.2,
      0
    };
    for (int i = 0; i < values.length; i++) {
      log(run, new Metric("m" + i, values[i], Long.MAX_VALUE, Long.MIN_VALUE));
    }

    for (int i = 0; i < values.length; i++) {
      Metric expected = new Metric("m" + i, values[i], Long.MAX_VALUE, Long.MIN_VALUE);
      assertThat(history(run, "m" + i)).containsExactly(expected);
      assertThat(store().requireRun(run).metrics()).contains(expected);
    }
  }

  @Test
  default void aRepeatedPointIsKeptOnce() {
    String run = runId();
    log(run, new Metric("m", 1, 1, 1), new Metric("m", 1, 1, 1));
    log(run, new Metric("m", 1, 1, 1), new Metric("m", Double.NaN, 1, 1));
    log(run, new Metric("m", Double.NaN, 1, 1));

    assertThat(history(run, "m")).hasSize(2);
  }

  @Test
  default void historyIsSortedByTimestampThenStepThenValue() {
    String run = runId();
    Metric a = new Metric("m", 5, 1, 9);
    Metric b = new Metric("m", 5, 2, 1);
    Metric c = new Metric("m", 5, 2, 2);
    Metric d = new Metric("m", 6, 2, 2);
    log(run, d, c, b, a);

    assertThat(history(run, "m")).containsExactly(a, b, c, d);
    assertThat(history(run, "unknown")).isEmpty();
  }

  @Test
  default void historyPagesFitTogether() {
    String run = runId();
    for (int step = 0; step < 6; step++) {
      log(run, new Metric("m", step, step, step));
    }

    Page<Metric> first = store().metricHistory(run, "m", PageRequest.first(4));
    Page<Metric> last = store().metricHistory(run, "m", new PageRequest(4, first.next()));

    assertThat(first.items()).extracting(Metric::step).containsExactly(0L, 1L, 2L, 3L);
    assertThat(last.items()).extracting(Metric::step).containsExactly(4L, 5L);
    assertThat(last.isLast()).isTrue();
    assertThat(store().metricHistory(run, "m", PageRequest.first(6)).isLast()).isTrue();
  }

  @Test
  default void samplesAreEvenAndKeepTheEndsOfEachRun() {
    String a = runId();
    String b = runId();
    for (int step = -1; step < 100; step++) {
      log(step < 50 ? a : b, new Metric("m", step, 1, step));
    }

    List<SampledSeries> sampled =
        store().sampledHistory(new SampleRequest(List.of(b, "nope", a), "m", 0, 97, 4));

    assertThat(sampled).extracting(SampledSeries::runId).containsExactly(b, a);
    assertThat(sampled.get(0).metrics()).extracting(Metric::step).containsExactly(50L, 73L, 97L);
    assertThat(sampled.get(1).metrics()).extracting(Metric::step).containsExactly(0L, 24L, 49L);
  }

  // Search

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

  // Removing for good

  @Test
  default void purgingRemovesTheRunsThatWereDeletedBefore() {
    String kept = runId();
    String gone = run("0", 1, new Tag("t", "x")).info().id();
    log(gone, new Metric("m", 1, 1, 1), new Metric("m", 2, 2, 2));
    logParams(gone, new Param("p", "1"));
    store().deleteRun(gone);
    String restored = runId();
    store().deleteRun(restored);
    store().restoreRun(restored);

    assertThat(store().purgeDeletedRuns(0)).isEmpty();
    assertThat(store().runsDeletedBefore(0)).isEmpty();
    assertThat(store().runsDeletedBefore(Long.MAX_VALUE))
        .extracting(RunInfo::id)
        .containsExactly(gone);
    assertThat(store().purgeDeletedRuns(Long.MAX_VALUE)).containsExactly(gone);
    assertThat(store().runsDeletedBefore(Long.MAX_VALUE)).isEmpty();
    assertThat(store().purgeDeletedRuns(Long.MAX_VALUE)).isEmpty();

    assertThatThrownBy(() -> store().requireRun(gone)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> history(gone, "m")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> store().restoreRun(gone)).isInstanceOf(NotFoundException.class);
    assertThat(found("")).containsExactlyInAnyOrder(kept, restored);
    assertThat(found("tags.t = 'x'")).isEmpty();
    String next = runId();
    assertThat(store().requireRun(next).params()).isEmpty();
    assertThat(history(next, "m")).isEmpty();
    assertThat(found("tags.t = 'x' AND params.p = '1'")).isEmpty();
  }

  @Test
  default void runsOfADeletedExperimentArePurgedToo() {
    String experiment = experiment("a").id();
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      runs.add(run(experiment, i).info().id());
    }
    store().deleteExperiment(experiment);

    assertThat(store().purgeDeletedRuns(Long.MAX_VALUE)).containsExactlyInAnyOrderElementsOf(runs);
  }

  // Threads and changes

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

  // Reading by column

  private static Field field(String name) {
    return Field.parse(name, Vocabulary.ASSAY_RUNS, KeyNames.NONE);
  }

  private List<List<Object>> cells(String filter, String order, int max, String... names) {
    List<Field> fields = Stream.of(names).map(TrackingStoreContract::field).toList();
    RunSearch search =
        new RunSearch(
            List.of(Experiment.DEFAULT_ID),
            Filter.parse(filter, Vocabulary.ASSAY_RUNS, KeyNames.NONE),
            Order.parse(List.of(order), Vocabulary.ASSAY_RUNS),
            ViewType.ACTIVE_ONLY,
            PageRequest.first(max));
    return store()
        .readRuns(
            search,
            Set.copyOf(fields),
            page ->
                page.items().stream()
                    .map(row -> fields.stream().map(field -> cell(row, field)).toList())
                    .toList());
  }

  private static Object cell(Row row, Field field) {
    if (!field.numeric()) {
      return row.text(field).orElse("none");
    }
    OptionalDouble number = row.number(field);
    return number.isPresent() ? (Object) number.getAsDouble() : "none";
  }

  @Test
  default void fieldsOfRunsAreReadInTheOrderOfTheSearch() {
    String first = run("0", 1, new Tag("kind", "fit")).info().id();
    String second = run("0", 2).info().id();
    run("0", 3);
    log(first, new Metric("loss", 0.5, 1, 1));
    log(second, new Metric("loss", Double.NaN, 1, 1), new Metric("acc", 0.25, 1, 1));
    logParams(second, new Param("lr", "0.1"));

    assertThat(
            cells(
                "",
                "attributes.start_time ASC",
                2,
                "run_id",
                "start_time",
                "metrics.loss",
                "metrics.acc",
                "params.lr",
                "tags.kind",
                "experiment_id",
                "end_time"))
        .containsExactly(
            List.of(first, 1.0, 0.5, "none", "none", "fit", "0", "none"),
            List.of(second, 2.0, Double.NaN, 0.25, "0.1", "none", "0", "none"));
  }

  @Test
  default void aFilterMayBeATree() {
    String small = run("0", 1).info().id();
    String large = run("0", 2).info().id();
    String none = run("0", 3).info().id();
    log(small, new Metric("loss", 0.1, 1, 1));
    log(large, new Metric("loss", 0.9, 1, 1));
    logParams(large, new Param("lr", "0.1"));

    assertThat(cells("metrics.loss < 0.5 OR params.lr >= 0.1", "start_time", 9, "run_id"))
        .containsExactly(List.of(small), List.of(large));
    assertThat(cells("NOT (metrics.loss < 0.5)", "start_time", 9, "run_id"))
        .containsExactly(List.of(large), List.of(none));
    assertThat(cells("metrics.loss IS NULL AND end_time IS NULL", "start_time", 9, "run_id"))
        .containsExactly(List.of(none));
  }

  @Test
  default void keysAreThoseOfTheExperiments() {
    String other = experiment("other").id();
    String run = run(other, 1, new Tag("t", "x")).info().id();
    log(run, new Metric("b", 1, 1, 1), new Metric("a", 1, 1, 1));
    logParams(run, new Param("p", "1"));
    log(runId(), new Metric("elsewhere", 1, 1, 1));

    RunKeys keys = store().runKeys(List.of(other, "4711"));

    assertThat(keys.metrics()).containsExactlyInAnyOrder("a", "b");
    assertThat(keys.params()).containsExactly("p");
    assertThat(keys.tags()).containsExactlyInAnyOrder(Tag.RUN_NAME, "t");
    assertThat(store().runKeys(List.of()).metrics()).isEmpty();
  }

  private List<String> curves(SeriesSelection selection, StepRange range) {
    Map<String, String> curves = new LinkedHashMap<>();
    store()
        .readCurves(
            selection,
            range,
            (run, key, curve) -> {
              StringBuilder points = new StringBuilder();
              for (int i = 0; i < curve.size(); i++) {
                if (curve.step(i) >= range.first() && curve.step(i) <= range.last()) {
                  points.append(" %d=%s".formatted(curve.step(i), curve.value(i)));
                }
              }
              curves.merge(run + " " + key, points.toString(), String::concat);
            });
    return curves.entrySet().stream()
        .filter(curve -> !curve.getValue().isEmpty())
        .map(curve -> curve.getKey() + curve.getValue())
        .toList();
  }

  @Test
  default void curvesOfManySeriesAreReadInTheOrderAskedFor() {
    String one = runId();
    String two = runId();
    log(
        one,
        new Metric("a", 1, 20, 2),
        new Metric("a", Double.NaN, 10, 1),
        new Metric("a", Double.POSITIVE_INFINITY, 10, -5),
        new Metric("b", -0.5, 1, 7));
    log(two, new Metric("a", 3, 1, 100));
    SeriesSelection selection =
        new SeriesSelection(List.of(two, "unknown", one), List.of("b", "none", "a"));

    assertThat(curves(selection, StepRange.ALL))
        .containsExactly(two + " a 100=3.0", one + " b 7=-0.5", one + " a -5=Infinity 1=NaN 2=1.0");
    assertThat(curves(selection, new StepRange(2, 7)))
        .containsExactly(one + " b 7=-0.5", one + " a 2=1.0");
  }

  @Test
  default void theRangeOfStepsIsThatOfAllSeries() {
    String one = runId();
    String two = runId();
    log(one, new Metric("a", 1, 1, -3), new Metric("b", 1, 1, 1000));
    log(two, new Metric("a", 1, 1, 4));

    assertThat(store().stepRange(new SeriesSelection(List.of(one, two, "x"), List.of("a", "none"))))
        .contains(new StepRange(-3, 4));
    assertThat(store().stepRange(new SeriesSelection(List.of(two), List.of("b")))).isEmpty();
  }

  @Test
  default void largeSeriesAreReadWhole() {
    String run = runId();
    for (int batch = 0; batch < 10; batch++) {
      Metric[] points = new Metric[1000];
      for (int i = 0; i < points.length; i++) {
        int step = batch * points.length + i;
        points[i] = new Metric("a", step / 8.0, step, step);
      }
      log(run, points);
    }
    List<Double> values = new ArrayList<>();
    store()
        .readCurves(
            new SeriesSelection(List.of(run), List.of("a")),
            StepRange.ALL,
            (id, key, curve) -> {
              for (int i = 0; i < curve.size(); i++) {
                values.add(curve.value(i));
              }
            });

    assertThat(values).hasSize(10_000).isSorted().endsWith(9999 / 8.0);
  }
}
