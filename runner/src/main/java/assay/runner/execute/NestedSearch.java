// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.execute.NestedEstimate.Winner;
import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import assay.runner.plan.Planner;
import assay.runner.plan.Stage;
import assay.runner.plan.Trial;
import assay.tracker.analysis.Aggregate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Chooses a trial in each outer fold of a nested cross-validation, and sums up what they score. */
public final class NestedSearch {
  private final Plan plan;
  private final Choice choice;

  public NestedSearch(Plan plan, Choice choice) {
    this.plan = plan;
    this.choice = choice;
  }

  /** The fits that score what was chosen in each outer fold, where a trial could be chosen. */
  public List<Fit> outerFits(List<FitRecord> records) {
    List<Fit> fits = new ArrayList<>();
    winners(records).forEach((outer, trial) -> fits.add(fit(outer, trial)));
    return fits;
  }

  private Fit fit(Stage.Inner outer, Trial trial) {
    return Planner.outerFit(plan, trial, outer.repeat(), outer.fold());
  }

  /** By outer fold, repeat by repeat; folds without a choice are left out. */
  private Map<Stage.Inner, Trial> winners(List<FitRecord> records) {
    Map<Stage, List<FitRecord>> byOuter =
        records.stream().collect(Collectors.groupingBy(record -> record.fit().stage()));
    Map<Stage.Inner, Trial> winners = new LinkedHashMap<>();
    for (Stage.Inner outer : outerFolds()) {
      List<FitRecord> inside = byOuter.getOrDefault(outer, List.of());
      choice.of(inside, summaries(inside)).verdict().chosen().ifPresent(t -> winners.put(outer, t));
    }
    return winners;
  }

  private List<Stage.Inner> outerFolds() {
    List<Stage.Inner> folds = new ArrayList<>();
    for (int repeat = 0; repeat < plan.spec().settings().split().repeats(); repeat++) {
      for (int fold = 0; fold < plan.inputs().folds(); fold++) {
        folds.add(new Stage.Inner(repeat, fold));
      }
    }
    return folds;
  }

  private List<TrialSummary> summaries(List<FitRecord> inside) {
    int planned = plan.inner().map(split -> split.parts() * split.repeats()).orElseThrow();
    Map<String, List<FitRecord>> byTrial =
        inside.stream().collect(Collectors.groupingBy(record -> record.fit().trial().key()));
    return plan.trials().stream()
        .filter(trial -> !trial.isBaseline())
        .map(trial -> Summaries.of(trial, byTrial.getOrDefault(trial.key(), List.of()), planned))
        .toList();
  }

  /** Of all records of a launch. */
  public NestedEstimate estimate(List<FitRecord> records) {
    Map<String, FitRecord> outer = new HashMap<>();
    records.stream()
        .filter(record -> record.fit().stage() instanceof Stage.Outer)
        .forEach(record -> outer.put(record.fit().key(), record));
    Map<Stage.Inner, Trial> chosen = winners(records);
    List<Winner> winners = new ArrayList<>();
    List<FitRecord> scored = new ArrayList<>();
    for (Stage.Inner fold : outerFolds()) {
      Optional<Trial> trial = Optional.ofNullable(chosen.get(fold));
      Optional<FitRecord> record =
          trial
              .flatMap(each -> Optional.ofNullable(outer.get(fit(fold, each).key())))
              .filter(each -> each.result().state() == FitState.FINISHED);
      record.ifPresent(scored::add);
      Map<String, Double> metrics = record.map(each -> each.result().metrics()).orElse(Map.of());
      winners.add(new Winner(fold.repeat(), fold.fold(), trial, metrics));
    }
    Map<String, Aggregate> all =
        Summaries.aggregates(scored.stream().map(FitRecord::result).toList());
    List<Comparison> baselines = choice.baselines(scored, baselines(outer));
    String text = new NestedText(plan.spec()).of(all, winners, baselines);
    return new NestedEstimate(all, winners, baselines, failed(records), text);
  }

  private List<FitRecord> baselines(Map<String, FitRecord> outer) {
    return plan.fits().stream()
        .filter(fit -> fit.trial().isBaseline() && fit.stage() instanceof Stage.Outer)
        .map(fit -> outer.get(fit.key()))
        .filter(Objects::nonNull)
        .toList();
  }

  private static int failed(List<FitRecord> records) {
    return (int)
        records.stream()
            .filter(record -> !record.fit().stage().ranks())
            .map(record -> record.result().state())
            .filter(state -> state != FitState.FINISHED && state != FitState.INTERRUPTED)
            .count();
  }
}
