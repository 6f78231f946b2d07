// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import assay.runner.spec.BaselineSpec;
import assay.runner.spec.Configuration;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.SplitSpec;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Expands an experiment to the ordered list of its fits. Pure: touches nothing, trains nothing. */
public final class Planner {
  /** Sections of a declaration that change what a baseline gives. */
  private static final List<String> OF_A_BASELINE =
      List.of(
          "kind", "seed", "task", "data", "split", "preprocess", "target_transform", "evaluate");

  private Planner() {}

  /**
   * Trials in grid order and then baselines, numbered from 1; fits trial by trial, repeat by
   * repeat, fold by fold.
   */
  public static Plan plan(ExperimentSpec spec, PlanInputs inputs) {
    Keys keys = new Keys(inputs);
    List<Trial> trials = new ArrayList<>();
    List<Fit> fits = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Configuration configuration : spec.configurations()) {
      String settings = keys.settings(configuration.resolved());
      String key = keys.trial(settings);
      if (seen.add(key)) {
        Trial trial = trial(trials.size() + 1, key, configuration);
        trials.add(trial);
        addFits(trial, settings, keys, spec, inputs, fits);
      }
    }
    addBaselines(spec, inputs, trials, fits);
    return new Plan(spec, inputs, trials, fits);
  }

  /** After the others: they have the data, the folds and the preprocessing, and their own model. */
  private static void addBaselines(
      ExperimentSpec spec, PlanInputs inputs, List<Trial> trials, List<Fit> fits) {
    Keys keys = Keys.ofBaselines(inputs);
    for (BaselineSpec baseline : spec.search().baselines()) {
      ObjectNode resolved = resolved(spec, baseline);
      String settings = keys.settings(resolved);
      Trial trial =
          new Trial(
              trials.size() + 1,
              keys.trial(settings),
              Map.of(),
              spec.settings(),
              resolved,
              Optional.of(baseline));
      trials.add(trial);
      addFits(trial, settings, keys, spec, inputs, fits);
    }
  }

  private static ObjectNode resolved(ExperimentSpec spec, BaselineSpec baseline) {
    ObjectNode resolved = JsonNodeFactory.instance.objectNode();
    for (String section : OF_A_BASELINE) {
      JsonNode value = spec.resolved().get(section);
      if (value != null) {
        resolved.set(section, value.deepCopy());
      }
    }
    ObjectNode model = resolved.putObject("baseline").put("name", baseline.word());
    baseline.parameters().forEach((name, value) -> model.put(name, value.doubleValue()));
    return resolved;
  }

  private static Trial trial(int number, String key, Configuration configuration) {
    return new Trial(
        number, key, configuration.searched(), configuration.settings(), configuration.resolved());
  }

  /** The fits of a trial that are known beforehand. */
  private static void addFits(
      Trial trial,
      String settings,
      Keys keys,
      ExperimentSpec spec,
      PlanInputs inputs,
      List<Fit> into) {
    Optional<SplitSpec> inner = spec.settings().split().nested();
    int repeats = spec.settings().split().repeats();
    if (inner.isEmpty()) {
      each(
          repeats,
          inputs.folds(),
          (repeat, fold) -> {
            String key = keys.fit(settings, fold, repeat);
            into.add(new Fit(trial, key, fold, repeat, new Seeds(spec.seed(), repeat, fold)));
          });
      return;
    }
    each(
        repeats,
        inputs.folds(),
        (repeat, fold) -> {
          if (trial.isBaseline()) {
            into.add(outerFit(spec, keys, trial, repeat, fold));
          } else {
            addInner(trial, settings, keys, spec, new Stage.Inner(repeat, fold), into);
          }
        });
    addFinal(trial, keys, spec, into);
  }

  private static void addInner(
      Trial trial,
      String settings,
      Keys keys,
      ExperimentSpec spec,
      Stage.Inner outer,
      List<Fit> into) {
    SplitSpec inner = spec.settings().split().nested().orElseThrow();
    each(
        inner.repeats(),
        inner.parts(),
        (repeat, fold) -> {
          Seeds seeds = Seeds.inner(spec.seed(), outer.repeat(), outer.fold(), repeat, fold);
          String key = keys.innerFit(settings, outer, fold, repeat);
          into.add(new Fit(trial, key, fold, repeat, seeds, outer));
        });
  }

  private static void addFinal(Trial trial, Keys keys, ExperimentSpec spec, List<Fit> into) {
    SplitSpec inner = spec.settings().split().nested().orElseThrow();
    String settings = keys.finalSettings(trial.resolved());
    each(
        inner.repeats(),
        inner.parts(),
        (repeat, fold) -> {
          Seeds seeds = new Seeds(spec.seed(), repeat, fold);
          String key = keys.fit(settings, fold, repeat);
          into.add(new Fit(trial, key, fold, repeat, seeds, new Stage.Final()));
        });
  }

  /** The fit that scores a trial on the test part of an outer fold of a nested plan. */
  public static Fit outerFit(Plan plan, Trial trial, int repeat, int fold) {
    Keys keys = trial.isBaseline() ? Keys.ofBaselines(plan.inputs()) : new Keys(plan.inputs());
    return outerFit(plan.spec(), keys, trial, repeat, fold);
  }

  private static Fit outerFit(ExperimentSpec spec, Keys keys, Trial trial, int repeat, int fold) {
    String key = keys.fit(keys.outerSettings(trial.resolved()), fold, repeat);
    Seeds seeds = new Seeds(spec.seed(), repeat, fold);
    return new Fit(trial, key, fold, repeat, seeds, new Stage.Outer());
  }

  @FunctionalInterface
  private interface OfFold {
    void accept(int repeat, int fold);
  }

  private static void each(int repeats, int folds, OfFold what) {
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (int fold = 0; fold < folds; fold++) {
        what.accept(repeat, fold);
      }
    }
  }
}
