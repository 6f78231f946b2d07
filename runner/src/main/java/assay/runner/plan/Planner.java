// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import assay.runner.spec.BaselineSpec;
import assay.runner.spec.Configuration;
import assay.runner.spec.ExperimentSpec;
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

  /** Trials in grid order and then baselines, numbered from 1; fits trial by trial, repeat by repeat, fold by fold. */
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
