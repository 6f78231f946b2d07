// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.data.DataSet;
import assay.runner.data.DataSource;
import assay.runner.data.FoldColumn;
import assay.runner.data.Folds;
import assay.runner.data.LeakCheck;
import assay.runner.data.PipelineCheck;
import assay.runner.data.Splitter;
import assay.runner.host.Machine;
import assay.runner.model.Parameters;
import assay.runner.data.Targets;
import assay.runner.plan.Plan;
import assay.runner.plan.PlanInputs;
import assay.runner.plan.Planner;
import assay.runner.plan.Trial;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import assay.runner.train.TorchEngine;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** A declaration that can run: its data is read, its folds are drawn, its fits are known. */
record Prepared(DataSet data, Folds folds, Plan plan) implements Experiment {

  ExperimentSpec spec() {
    return plan.spec();
  }

  static Optional<Prepared> of(ExperimentSpec spec, Problems problems) {
    FitLimit limit = new FitLimit(spec, problems);
    if (!limit.allows(1)) {
      return Optional.empty();
    }
    return DataSource.load(spec, problems)
        .flatMap(data ->
            Splitter.split(spec, data, problems)
                .filter(folds -> limit.allows(folds.count()))
                .map(folds ->
                    new Prepared(
                        FoldColumn.removed(spec, data), folds, plan(spec, data, folds))))
        .filter(prepared -> prepared.canTrain(problems));
  }

  private boolean canTrain(Problems problems) {
    LeakCheck.check(spec(), data, folds, problems);
    int before = problems.count();
    plan.trials().stream()
        .map(trial -> trial.settings().preprocess())
        .distinct()
        .forEach(steps -> PipelineCheck.check(spec(), steps, data, problems));
    if (data.targets() instanceof Targets.Numbers) {
      problems.add(
          spec().positions().place("task.type"),
          ProblemCode.E106_NOT_SUPPORTED,
          "Numbers are read and divided, but this version trains on classes only.",
          "Use `classification`.");
    }
    if (problems.count() > before) {
      return false;
    }
    new MemoryForecast(plan, parameters())
        .check(() -> Machine.local().facts(Map.of()).effectiveMemoryBytes(), problems);
    return true;
  }

  /** Weights and biases of a trial's model; a baseline has none. */
  ToLongFunction<Trial> parameters() {
    int inputs = data.columns();
    int classes = data.classes();
    return trial ->
        trial.isBaseline() ? 0 : Parameters.count(trial.settings().model(), inputs, classes);
  }

  private static Plan plan(ExperimentSpec spec, DataSet data, Folds folds) {
    PlanInputs inputs =
        new PlanInputs(data.digest(), folds.digest(), folds.count(), TorchEngine.version());
    return Planner.plan(spec, inputs);
  }
}
