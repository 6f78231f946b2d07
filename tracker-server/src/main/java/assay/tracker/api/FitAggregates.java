// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.analysis.Aggregate;
import assay.tracker.model.Metric;
import assay.tracker.model.Run;
import assay.tracker.model.RunStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The metrics of a trial over its finished fits, as they are now. How many rows a fold tests and
 * trains on is not logged; their ratio is what makes the standard errors that the runner logged, as
 * {@code NAME.sd}, {@code NAME.se} and {@code NAME.n}, out of the standard deviations.
 */
final class FitAggregates {

  private static final String COUNT = ".n";

  private final Map<String, Double> logged = new HashMap<>();
  private final Map<String, List<Double>> values = new TreeMap<>();
  private boolean empty = true;

  FitAggregates(Run trial) {
    for (Metric metric : trial.metrics()) {
      if (Double.isFinite(metric.value())) {
        logged.put(metric.key(), metric.value());
      }
    }
  }

  void add(Run fit) {
    empty = false;
    if (fit.info().status() != RunStatus.FINISHED) {
      return;
    }
    for (Metric metric : fit.metrics()) {
      if (Double.isFinite(metric.value())) {
        values.computeIfAbsent(metric.key(), key -> new ArrayList<>()).add(metric.value());
      }
    }
  }

  /** By name. What was logged, if the trial has no fits. */
  Map<String, Aggregate> get() {
    Map<String, Aggregate> aggregates = new TreeMap<>();
    if (empty) {
      loggedNames().forEach(name -> aggregates.put(name, loggedAggregate(name)));
      return aggregates;
    }
    OptionalDouble testToTrain = testToTrain();
    values.forEach((name, list) -> aggregates.put(name, aggregate(list, testToTrain)));
    return aggregates;
  }

  /** Those with a mean and a count. */
  private List<String> loggedNames() {
    return logged.keySet().stream()
        .filter(key -> key.endsWith(COUNT))
        .map(key -> key.substring(0, key.length() - COUNT.length()))
        .filter(name -> logged.containsKey(name) && logged.getOrDefault(name + COUNT, 0.0) >= 1)
        .toList();
  }

  private Aggregate loggedAggregate(String name) {
    int n = (int) logged.getOrDefault(name + COUNT, 0.0).doubleValue();
    return Aggregate.of(logged.getOrDefault(name, 0.0), find(name + ".sd"), find(name + ".se"), n);
  }

  private OptionalDouble find(String key) {
    Double value = logged.get(key);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** n_test / n_train = (se/sd)² − 1/n. */
  private OptionalDouble testToTrain() {
    return loggedNames().stream()
        .map(this::loggedAggregate)
        .filter(it -> it.sd().orElse(0) > 0 && it.se().isPresent())
        .mapToDouble(
            it -> Math.pow(it.se().getAsDouble() / it.sd().getAsDouble(), 2) - 1.0 / it.n())
        .map(ratio -> Math.max(0, ratio))
        .findFirst();
  }

  private static Aggregate aggregate(List<Double> values, OptionalDouble testToTrain) {
    double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
    Aggregate aggregate = Aggregate.of(all, testToTrain.orElse(0));
    OptionalDouble none = OptionalDouble.empty();
    return testToTrain.isPresent()
        ? aggregate
        : new Aggregate(aggregate.mean(), aggregate.sd(), none, aggregate.n(), none, none);
  }
}
