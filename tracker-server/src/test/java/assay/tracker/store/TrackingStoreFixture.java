// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.Experiment;
import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.Tag;
import assay.tracker.model.ViewType;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import assay.tracker.search.Vocabulary;
import java.util.List;
import java.util.Optional;

/** The store that a contract is tested on, and how its tests write and read. */
public interface TrackingStoreFixture {

  /** The store under test, empty before each test, with the artifact root {@code root:/}. */
  TrackingStore store();

  /** The changes reported since the test began. */
  List<RunChange> changes();

  /** Closes the store under test. */
  void close();

  default Experiment experiment(String name, Tag... tags) {
    return store().createExperiment(new NewExperiment(name, Optional.empty(), List.of(tags)));
  }

  default Run run(String experimentId, long startTime, Tag... tags) {
    return store().createRun(new NewRun(experimentId, "run", "me", startTime, List.of(tags)));
  }

  default String runId() {
    return run(Experiment.DEFAULT_ID, 1).info().id();
  }

  default void log(String run, Metric... metrics) {
    store().log(run, new RunBatch(List.of(metrics), List.of(), List.of()));
  }

  default void logParams(String run, Param... params) {
    store().log(run, new RunBatch(List.of(), List.of(params), List.of()));
  }

  default List<Metric> history(String run, String key) {
    return store().metricHistory(run, key, PageRequest.EVERYTHING).items();
  }

  default Page<Run> search(String filter, List<String> order, PageRequest page) {
    return store()
        .searchRuns(
            new RunSearch(
                List.of(Experiment.DEFAULT_ID),
                Filter.parse(filter, Vocabulary.RUNS),
                Order.parse(order, Vocabulary.RUNS),
                ViewType.ACTIVE_ONLY,
                page));
  }

  default List<String> found(String filter, String... order) {
    return search(filter, List.of(order), PageRequest.first(1000)).items().stream()
        .map(run -> run.info().id())
        .toList();
  }

  default List<String> experiments(String filter, ViewType view, String... order) {
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
}
