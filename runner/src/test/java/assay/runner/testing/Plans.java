// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.testing;

import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import assay.runner.plan.PlanInputs;
import assay.runner.plan.Seeds;
import assay.runner.plan.Trial;
import assay.runner.spec.BaselineSpec;
import assay.runner.spec.BudgetSpec;
import assay.runner.spec.DataSpec;
import assay.runner.spec.EvaluateSpec;
import assay.runner.spec.ExecuteSpec;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Initializer;
import assay.runner.spec.ModelSpec;
import assay.runner.spec.OptimizerSpec;
import assay.runner.spec.Positions;
import assay.runner.spec.SearchSpec;
import assay.runner.spec.SelectSpec;
import assay.runner.spec.SplitSpec;
import assay.runner.spec.TaskSpec;
import assay.runner.spec.TrainSpec;
import assay.runner.spec.TrialSettings;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Plans made by hand: trial i has learning rate i/1000 and {@code train.l2} i. */
public final class Plans {
  private Plans() {}

  public static Plan of(int trials, int folds, int repeats) {
    return of(trials, folds, repeats, new SelectSpec(SelectSpec.Rule.BEST_MEAN, List.of()));
  }

  public static Plan of(int trials, int folds, int repeats, SelectSpec select) {
    ExperimentSpec spec = spec(folds, repeats, select);
    List<Trial> all = new ArrayList<>();
    List<Fit> fits = new ArrayList<>();
    for (int number = 1; number <= trials; number++) {
      Trial trial = trial(number, spec.settings());
      all.add(trial);
      for (int repeat = 0; repeat < repeats; repeat++) {
        for (int fold = 0; fold < folds; fold++) {
          String key = "fit-%d-%d-%d".formatted(number, repeat, fold);
          fits.add(new Fit(trial, key, fold, repeat, new Seeds(0, repeat, fold)));
        }
      }
    }
    return new Plan(spec, new PlanInputs("d", "s", folds, "engine"), all, fits);
  }

  /** The same plan, of a metric of which less is better. */
  public static Plan minimizing(Plan plan) {
    ExperimentSpec spec = plan.spec();
    TrialSettings settings = spec.settings();
    TaskSpec task =
        new TaskSpec(
            settings.task().type(), settings.task().target(), "accuracy", TaskSpec.Goal.MINIMIZE);
    ExperimentSpec other =
        new ExperimentSpec(
            spec.file(),
            spec.directory(),
            spec.name(),
            spec.seed(),
            new TrialSettings(
                task,
                settings.data(),
                settings.split(),
                settings.preprocess(),
                settings.model(),
                settings.train(),
                settings.evaluate()),
            spec.search(),
            spec.select(),
            spec.execute(),
            spec.budget(),
            spec.resolved(),
            spec.positions(),
            spec.source());
    return new Plan(other, plan.inputs(), plan.trials(), plan.fits());
  }

  /** The same plan with a baseline at its end; its fits are keyed {@code base-REPEAT-FOLD}. */
  public static Plan withBaseline(Plan plan, BaselineSpec baseline) {
    List<Trial> trials = new ArrayList<>(plan.trials());
    List<Fit> fits = new ArrayList<>(plan.fits());
    Trial trial =
        new Trial(
            trials.size() + 1,
            "base",
            Map.of(),
            plan.spec().settings(),
            JsonNodeFactory.instance.objectNode(),
            Optional.of(baseline));
    trials.add(trial);
    plan.fits().stream()
        .filter(fit -> fit.trial().number() == 1)
        .forEach(fit ->
            fits.add(
                new Fit(
                    trial,
                    "base-%d-%d".formatted(fit.repeat(), fit.fold()),
                    fit.fold(),
                    fit.repeat(),
                    fit.seeds())));
    return new Plan(plan.spec(), plan.inputs(), trials, fits);
  }

  private static Trial trial(int number, TrialSettings settings) {
    var json = JsonNodeFactory.instance;
    ObjectNode resolved = json.objectNode();
    resolved.putObject("train").put("l2", number);
    return new Trial(
        number,
        "trial-" + number,
        Map.of("train.optimizer.learning_rate", json.numberNode(number / 1000.0)),
        settings,
        resolved);
  }

  private static ExperimentSpec spec(int folds, int repeats, SelectSpec select) {
    TrialSettings settings =
        new TrialSettings(
            new TaskSpec(
                TaskSpec.Type.CLASSIFICATION, "species", "accuracy", TaskSpec.Goal.MAXIMIZE),
            new DataSpec("builtin:iris"),
            new SplitSpec.StratifiedKFold(folds, repeats),
            List.of(),
            new ModelSpec.Mlp(
                List.of(4),
                ModelSpec.Activation.RELU,
                new Initializer.XavierUniform(),
                new Initializer.Zeros()),
            new TrainSpec(TrainSpec.Loss.CROSS_ENTROPY, new OptimizerSpec.Sgd(0.01, 0), 32, 10, 0),
            new EvaluateSpec(List.of("accuracy"), false));
    return new ExperimentSpec(
        "plan.yaml",
        Path.of("."),
        "by-hand",
        0,
        settings,
        new SearchSpec(List.of(), List.of()),
        select,
        new ExecuteSpec(
            "cpu", OptionalInt.empty(), 1, ExecuteSpec.OnFailure.CONTINUE, Optional.empty()),
        new BudgetSpec(Optional.empty()),
        JsonNodeFactory.instance.objectNode(),
        new Positions(Map.of()),
        "");
  }
}
