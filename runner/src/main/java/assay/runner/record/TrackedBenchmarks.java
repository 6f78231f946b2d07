// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.tracker.analysis.hardware.BenchmarkFork;
import assay.tracker.analysis.hardware.BenchmarkTrial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The trials of benchmarks as a tracker knows them, with the iterations of their measurements. */
public final class TrackedBenchmarks {
  private static final String PARENT = "mlflow.parentRunId";
  private static final String ITERATIONS = "bench/iteration_throughput";
  private static final String FINISHED = "FINISHED";

  private final MlflowClient client;

  public TrackedBenchmarks(MlflowClient client) {
    this.client = client;
  }

  /**
   * @param experiment its id
   */
  public List<BenchmarkTrial> of(String experiment) {
    List<MlflowRun> trials =
        client.searchRuns(experiment, Tags.kindFilter("trial")).stream()
            .filter(trial -> !trial.tag("assay.benchmark").isEmpty())
            .toList();
    if (trials.isEmpty()) {
      return List.of();
    }
    Map<String, List<MlflowRun>> measurements =
        client.searchRuns(experiment, Tags.kindFilter("measurement")).stream()
            .filter(run -> run.status().equals(FINISHED))
            .collect(Collectors.groupingBy(run -> run.tag(PARENT)));
    return trials.stream()
        .map(trial -> trial(trial, measurements.getOrDefault(trial.id(), List.of())))
        .toList();
  }

  /**
   * What the latest launch that says so wants to be compared.
   *
   * @param experiment its id
   */
  public Optional<DeclaredComparison> comparison(String experiment) {
    return client.searchRuns(experiment, Tags.kindFilter("launch")).stream()
        .filter(launch -> !launch.tag(Tags.COMPARE).isEmpty())
        .max(Comparator.comparingLong(MlflowRun::startMillis))
        .flatMap(launch -> DeclaredComparison.parse(launch.tag(Tags.COMPARE)));
  }

  private BenchmarkTrial trial(MlflowRun trial, List<MlflowRun> measurements) {
    List<BenchmarkFork> forks = new ArrayList<>();
    for (MlflowRun measurement : measurements) {
      forks.add(fork(measurement, forks.size()));
    }
    Map<String, Double> metrics = new HashMap<>();
    trial.metrics().forEach((key, latest) -> metrics.put(key, latest.value()));
    return new BenchmarkTrial(
        trial.id(),
        trial.name(),
        trial.startMillis(),
        trial.endMillis().orElse(trial.startMillis()),
        trial.status().equals(FINISHED),
        trial.params(),
        trial.tags(),
        metrics,
        forks);
  }

  private BenchmarkFork fork(MlflowRun measurement, int otherwise) {
    List<Double> iterations =
        measurement.metrics().containsKey(ITERATIONS)
            ? client.history(measurement.id(), ITERATIONS).stream()
                .map(MlflowMetric::value)
                .toList()
            : List.of();
    String number = measurement.tag("assay.fork");
    MlflowRun.Latest mean = measurement.metrics().get("bench/throughput");
    return BenchmarkFork.of(
        number.matches("\\d{1,6}") ? Integer.parseInt(number) : otherwise,
        iterations,
        mean == null ? OptionalDouble.empty() : OptionalDouble.of(mean.value()));
  }
}
