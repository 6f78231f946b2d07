// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Plan;
import assay.runner.plan.Trial;
import assay.tracker.analysis.Aggregate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Trials over their fits. */
public final class Summaries {
  private Summaries() {}

  /** Every trial of the plan over the fits that rank it, in plan order, not ranked. */
  public static List<TrialSummary> of(Plan plan, List<FitRecord> records) {
    Map<String, List<FitRecord>> byTrial =
        records.stream()
            .filter(record -> record.fit().stage().ranks())
            .collect(Collectors.groupingBy(record -> record.fit().trial().key()));
    Map<String, Long> planned =
        plan.fits().stream()
            .filter(fit -> fit.stage().ranks())
            .collect(Collectors.groupingBy(fit -> fit.trial().key(), Collectors.counting()));
    return plan.trials().stream()
        .map(trial ->
            of(
                trial,
                byTrial.getOrDefault(trial.key(), List.of()),
                planned.getOrDefault(trial.key(), 0L).intValue()))
        .toList();
  }

  static TrialSummary of(Trial trial, List<FitRecord> ended, int plannedFits) {
    List<FitResult> finished =
        ended.stream()
            .map(FitRecord::result)
            .filter(result -> result.state() == FitState.FINISHED)
            .toList();
    return new TrialSummary(
        trial,
        aggregates(finished),
        mean(finished, FitResult::fitSeconds),
        mean(finished, FitResult::samplesPerSecond),
        peak(finished),
        finished.stream().anyMatch(FitResult::memoryShared),
        states(ended),
        plannedFits,
        OptionalInt.empty(),
        false);
  }

  static Map<String, Aggregate> aggregates(List<FitResult> finished) {
    Map<String, Aggregate> aggregates = new LinkedHashMap<>();
    double testToTrain = testToTrain(finished);
    finished.stream()
        .flatMap(result -> result.metrics().keySet().stream())
        .distinct()
        .forEach(name -> aggregates.put(name, aggregate(finished, name, testToTrain)));
    return aggregates;
  }

  private static Aggregate aggregate(List<FitResult> finished, String name, double testToTrain) {
    double[] values =
        finished.stream()
            .filter(result -> result.metrics().containsKey(name))
            .mapToDouble(result -> result.metrics().get(name))
            .toArray();
    return Aggregate.of(values, testToTrain);
  }

  /** Mean of n_test / n_train over the fits: folds differ by a row at most. */
  static double testToTrain(List<FitResult> finished) {
    return finished.stream()
        .filter(r -> r.trainRows().isPresent() && r.testRows().isPresent())
        .mapToDouble(r -> (double) r.testRows().getAsInt() / r.trainRows().getAsInt())
        .average()
        .orElse(0);
  }

  private static OptionalDouble mean(
      List<FitResult> results, Function<FitResult, OptionalDouble> value) {
    return results.stream().flatMapToDouble(result -> value.apply(result).stream()).average();
  }

  private static OptionalLong peak(List<FitResult> results) {
    return results.stream().flatMapToLong(result -> result.memoryPeakBytes().stream()).max();
  }

  private static Map<FitState, Integer> states(List<FitRecord> ended) {
    Map<FitState, Integer> states = new EnumMap<>(FitState.class);
    ended.forEach(record -> states.merge(record.result().state(), 1, Integer::sum));
    return states;
  }
}
