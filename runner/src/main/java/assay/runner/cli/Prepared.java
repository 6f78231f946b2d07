// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.data.DataSet;
import assay.runner.data.DataSource;
import assay.runner.data.Folds;
import assay.runner.data.Splitter;
import assay.runner.plan.Plan;
import assay.runner.plan.PlanInputs;
import assay.runner.plan.Planner;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Problems;
import assay.runner.spec.SpecReader;
import assay.runner.train.TorchEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A declaration that can run: its data is read, its folds are drawn, its fits are known. */
record Prepared(DataSet data, Folds folds, Plan plan) {

  ExperimentSpec spec() {
    return plan.spec();
  }

  /**
   * Every file, or none where any has an error: what is wrong is shown before anything runs.
   *
   * @throws CommandException with the exit code of a wrong declaration
   */
  static List<Prepared> all(DeclarationOptions options, Terminal terminal) {
    Problems problems = new Problems();
    List<Prepared> prepared = new ArrayList<>();
    for (Path file : options.files) {
      read(file, options.overrides, problems).ifPresent(prepared::add);
    }
    terminal.say(problems.lines());
    if (problems.hasErrors()) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION, "the declaration has errors; nothing was run");
    }
    return prepared;
  }

  static Optional<Prepared> read(Path file, Map<String, String> overrides, Problems problems) {
    return SpecReader.read(file.toString(), file, overrides, problems)
        .flatMap(spec -> of(spec, problems));
  }

  private static Optional<Prepared> of(ExperimentSpec spec, Problems problems) {
    return DataSource.load(spec, problems)
        .flatMap(
            data ->
                Splitter.split(spec, data, problems)
                    .map(folds -> new Prepared(data, folds, plan(spec, data, folds))));
  }

  private static Plan plan(ExperimentSpec spec, DataSet data, Folds folds) {
    PlanInputs inputs =
        new PlanInputs(data.digest(), folds.digest(), folds.count(), TorchEngine.version());
    return Planner.plan(spec, inputs);
  }
}
