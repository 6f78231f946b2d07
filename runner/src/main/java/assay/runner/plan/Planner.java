// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import assay.runner.spec.Configuration;
import assay.runner.spec.ExperimentSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Expands an experiment to the ordered list of its fits. Pure: touches nothing, trains nothing. */
public final class Planner {
  private Planner() {}

  /** Trials in grid order, numbered from 1; fits trial by trial, repeat by repeat, fold by fold. */
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
    return new Plan(spec, inputs, trials, fits);
  }

  private static Trial trial(int number, String key, Configuration configuration) {
    return new Trial(
        number, key, configuration.searched(), configuration.settings(), configuration.resolved());
  }

  private static void addFits(
      Trial trial,
      String settings,
      Keys keys,
      ExperimentSpec spec,
      PlanInputs inputs,
      List<Fit> into) {
    for (int repeat = 0; repeat < trial.settings().split().repeats(); repeat++) {
      for (int fold = 0; fold < inputs.folds(); fold++) {
        String key = keys.fit(settings, fold, repeat);
        into.add(new Fit(trial, key, fold, repeat, new Seeds(spec.seed(), repeat, fold)));
      }
    }
  }
}
