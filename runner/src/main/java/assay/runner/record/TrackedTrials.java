// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.report.BenchmarkRow;
import assay.runner.report.ParameterText;
import assay.runner.report.TrialRow;
import assay.tracker.analysis.Aggregate;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The trials of an experiment as a tracker knows them, ranked. */
public final class TrackedTrials {
  private static final String PARENT = "mlflow.parentRunId";
  private static final String COUNT = ".n";

  private final MlflowClient client;

  public TrackedTrials(MlflowClient client) {
    this.client = client;
  }

  /**
   * @param experiment its id
   */
  public List<TrialRow> of(String experiment) {
    Map<String, List<MlflowRun>> fits =
        client.searchRuns(experiment, Tags.kindFilter("fit")).stream()
            .collect(Collectors.groupingBy(fit -> fit.tag(PARENT)));
    return client.searchRuns(experiment, Tags.kindFilter("trial")).stream()
        .sorted(order())
        .map(trial -> row(trial, fits.getOrDefault(trial.id(), List.of())))
        .toList();
  }

  /**
   * The trials of a benchmark, in the order of their numbers.
   *
   * @param experiment its id
   */
  public List<BenchmarkRow> ofBenchmark(String experiment) {
    return client.searchRuns(experiment, Tags.kindFilter("trial")).stream()
        .sorted(Comparator.comparingInt(TrackedTrials::number))
        .map(TrackedTrials::benchmarkRow)
        .toList();
  }

  private static int number(MlflowRun trial) {
    String number = trial.tag("assay.trial");
    return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : Integer.MAX_VALUE;
  }

  private static BenchmarkRow benchmarkRow(MlflowRun trial) {
    Map<String, Double> metrics = new TreeMap<>();
    trial.metrics().forEach((name, latest) -> metrics.put(name, latest.value()));
    String cause = trial.tag("assay.cause");
    return new BenchmarkRow(
        trial.name(),
        searched(trial),
        trial.tag(Tags.STATE),
        cause.isEmpty() ? Optional.empty() : Optional.of(cause),
        metrics,
        Flags.of(trial.tags()));
  }

  private static Comparator<MlflowRun> order() {
    return Comparator.comparingInt((MlflowRun trial) -> rank(trial).orElse(Integer.MAX_VALUE))
        .thenComparingLong(MlflowRun::startMillis);
  }

  private static TrialRow row(MlflowRun trial, List<MlflowRun> fits) {
    return new TrialRow(
        trial.tag(Tags.KEY),
        trial.name(),
        searched(trial),
        trial.tag("assay.baseline").equals("true"),
        aggregates(trial),
        value(trial, "fit_seconds"),
        value(trial, "samples_per_second"),
        bytes(trial),
        fits.stream().anyMatch(fit -> fit.tag("assay.flag.memory_shared").equals("true")),
        states(fits),
        rank(trial),
        trial.tag("assay.chosen").equals("true"));
  }

  private static Map<String, JsonNode> searched(MlflowRun trial) {
    Map<String, JsonNode> searched = new LinkedHashMap<>();
    String paths = trial.tag("assay.searched");
    if (!paths.isEmpty()) {
      for (JsonNode path : Json.parse(paths)) {
        String text = trial.params().get(path.asText());
        if (text != null) {
          searched.put(path.asText(), ParameterText.parse(text));
        }
      }
    }
    return searched;
  }

  /** A metric is an aggregate where it comes with its count. */
  static Map<String, Aggregate> aggregates(MlflowRun trial) {
    Map<String, Aggregate> aggregates = new TreeMap<>();
    trial
        .metrics()
        .forEach((name, count) -> {
          if (name.endsWith(COUNT)) {
            String metric = name.substring(0, name.length() - COUNT.length());
            value(trial, metric)
                .ifPresent(mean ->
                    aggregates.put(
                        metric,
                        Aggregate.of(
                            mean,
                            value(trial, metric + ".sd"),
                            value(trial, metric + ".se"),
                            (int) count.value())));
          }
        });
    return aggregates;
  }

  private static OptionalDouble value(MlflowRun run, String metric) {
    return Optional.ofNullable(run.metrics().get(metric))
        .map(latest -> OptionalDouble.of(latest.value()))
        .orElse(OptionalDouble.empty());
  }

  private static OptionalLong bytes(MlflowRun trial) {
    OptionalDouble bytes = value(trial, "memory_peak_bytes");
    return bytes.isPresent()
        ? OptionalLong.of(Math.round(bytes.getAsDouble()))
        : OptionalLong.empty();
  }

  /** Of several runs of one fit the last one counts. */
  private static Map<String, Integer> states(List<MlflowRun> fits) {
    Map<String, MlflowRun> latest = new HashMap<>();
    fits.forEach(fit ->
        latest.merge(fit.tag(Tags.KEY), fit, (a, b) -> a.startMillis() > b.startMillis() ? a : b));
    Map<String, Integer> states = new TreeMap<>();
    latest.values().forEach(fit -> states.merge(fit.tag(Tags.STATE), 1, Integer::sum));
    return states;
  }

  private static OptionalInt rank(MlflowRun trial) {
    String rank = trial.tag("assay.rank");
    return rank.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(rank))
        : OptionalInt.empty();
  }
}
