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
import assay.runner.plan.Plan;
import assay.runner.plan.PlanInputs;
import assay.runner.plan.Planner;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Problems;
import assay.runner.train.FitChecks;
import assay.runner.train.RowShapes;
import assay.runner.train.TorchEngine;
import java.util.Optional;

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
                .flatMap(folds -> checked(spec, data, folds, problems)));
  }

  private static Optional<Prepared> checked(
      ExperimentSpec spec, DataSet data, Folds folds, Problems problems) {
    Prepared prepared =
        new Prepared(FoldColumn.removed(spec, data), folds, plan(spec, data, folds));
    if (!prepared.canTrain(problems)) {
      return Optional.empty();
    }
    prepared.memory().check(prepared.plan(), problems);
    return Optional.of(prepared);
  }

  private boolean canTrain(Problems problems) {
    LeakCheck.check(spec(), data, folds, problems);
    int before = problems.count();
    plan.trials().stream()
        .map(trial -> trial.settings().preprocess())
        .distinct()
        .forEach(steps -> PipelineCheck.check(spec(), steps, data, problems));
    if (problems.count() == before) {
      FitChecks.check(spec(), data, shapes(), problems);
    }
    return problems.count() == before;
  }

  RowShapes shapes() {
    return new RowShapes(data, folds);
  }

  MemoryCheck memory() {
    return new MemoryCheck(
        shapes(), folds.fold(0, 0).trainRows().length, Slots.of(spec().execute()));
  }

  private static Plan plan(ExperimentSpec spec, DataSet data, Folds folds) {
    PlanInputs inputs =
        new PlanInputs(data.digest(), folds.digest(), folds.count(), TorchEngine.version());
    return Planner.plan(spec, inputs);
  }
}
