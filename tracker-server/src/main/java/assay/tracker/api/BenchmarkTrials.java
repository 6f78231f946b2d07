// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.analysis.hardware.BenchmarkFork;
import assay.tracker.analysis.hardware.BenchmarkTrial;
import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunStatus;
import assay.tracker.model.ViewType;
import assay.tracker.search.Filter;
import assay.tracker.search.KeyNames;
import assay.tracker.search.Order;
import assay.tracker.search.Vocabulary;
import assay.tracker.store.PageRequest;
import assay.tracker.store.RunSearch;
import assay.tracker.store.SeriesSelection;
import assay.tracker.store.StepRange;
import assay.tracker.store.TrackingStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The trials of benchmarks in a store, with the iterations of their measurements. */
record BenchmarkTrials(TrackingStore store) {

  private static final String ITERATIONS = "bench/iteration_throughput";
  private static final String THROUGHPUT = "bench/throughput";
  private static final int MAX_TRIALS = 2_000;

  /**
   * @throws ApiException if they are too many for one report
   */
  List<BenchmarkTrial> of(List<String> experiments) {
    List<Run> trials =
        search(
            experiments,
            "tags.`assay.kind` = 'trial' AND tags.`assay.benchmark` IN ('inference',"
                + " 'training_step')");
    if (trials.size() > MAX_TRIALS) {
      throw ApiException.of(
          ApiCode.INVALID_REQUEST,
          "These experiments have %d trials of benchmarks, but a report takes %d: name fewer."
              .formatted(trials.size(), MAX_TRIALS));
    }
    List<Run> measurements =
        trials.isEmpty()
            ? List.of()
            : search(experiments, "tags.`assay.kind` = 'measurement'").stream()
                .filter(run -> run.info().status() == RunStatus.FINISHED)
                .toList();
    Map<String, List<Double>> iterations = iterations(measurements);
    Map<String, List<Run>> byTrial =
        measurements.stream()
            .collect(Collectors.groupingBy(run -> TrialTags.of(run).get(TrialTags.PARENT)));
    return trials.stream()
        .map(trial -> trial(trial, byTrial.getOrDefault(trial.info().id(), List.of()), iterations))
        .toList();
  }

  private List<Run> search(List<String> experiments, String filter) {
    return store
        .searchRuns(
            new RunSearch(
                experiments,
                Filter.parse(filter, Vocabulary.ASSAY_RUNS, KeyNames.NONE),
                Order.parse(List.of("start_time ASC"), Vocabulary.ASSAY_RUNS),
                ViewType.ACTIVE_ONLY,
                PageRequest.EVERYTHING))
        .items();
  }

  /** By the ids of runs. */
  private Map<String, List<Double>> iterations(List<Run> measurements) {
    SeriesSelection series =
        new SeriesSelection(
            measurements.stream().map(run -> run.info().id()).toList(), List.of(ITERATIONS));
    Map<String, List<Double>> iterations = new HashMap<>();
    Optional<StepRange> range = store.stepRange(series);
    if (range.isPresent()) {
      store.readCurves(
          series,
          range.get(),
          (run, key, curve) -> {
            List<Double> values = iterations.computeIfAbsent(run, id -> new ArrayList<>());
            for (int i = 0; i < curve.size(); i++) {
              values.add(curve.value(i));
            }
          });
    }
    return iterations;
  }

  private static BenchmarkTrial trial(
      Run trial, List<Run> measurements, Map<String, List<Double>> iterations) {
    List<BenchmarkFork> forks = new ArrayList<>();
    for (Run measurement : measurements) {
      forks.add(
          BenchmarkFork.of(
              TrialTags.rank(TrialTags.of(measurement).get("assay.fork")).orElse(forks.size()),
              iterations.getOrDefault(measurement.info().id(), List.of()),
              throughput(measurement)));
    }
    return new BenchmarkTrial(
        trial.info().id(),
        trial.info().name(),
        trial.info().startTime(),
        trial.info().endTime().orElse(trial.info().startTime()),
        trial.info().status() == RunStatus.FINISHED,
        trial.params().stream().collect(Collectors.toMap(Param::key, Param::value)),
        TrialTags.of(trial).values(),
        trial.metrics().stream().collect(Collectors.toMap(Metric::key, Metric::value)),
        forks);
  }

  private static OptionalDouble throughput(Run measurement) {
    return measurement.metrics().stream()
        .filter(metric -> metric.key().equals(THROUGHPUT))
        .mapToDouble(Metric::value)
        .findFirst();
  }
}
