// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.data.DataSet;
import assay.runner.data.DataSource;
import assay.runner.data.Folds;
import assay.runner.data.Splitter;
import assay.runner.execute.FitResult;
import assay.runner.measure.Ticker;
import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import assay.runner.plan.PlanInputs;
import assay.runner.plan.Planner;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Problems;
import assay.runner.spec.SpecReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A file of the folder {@code experiments}, ready to be trained. */
record ShippedExperiment(DataSet data, Folds folds, Plan plan) {

  static ShippedExperiment of(String file, Map<String, String> overrides) {
    Path path = Path.of("..", "experiments", file);
    Problems problems = new Problems();
    ExperimentSpec spec =
        SpecReader.read(path.toString(), path, overrides, problems)
            .orElseThrow(() -> new AssertionError(problems.lines()));
    DataSet data =
        DataSource.load(spec, problems).orElseThrow(() -> new AssertionError(problems.lines()));
    Folds folds =
        Splitter.split(spec, data, problems)
            .orElseThrow(() -> new AssertionError(problems.lines()));
    Plan plan =
        Planner.plan(
            spec,
            new PlanInputs(data.digest(), folds.digest(), folds.count(), TorchEngine.version()));
    return new ShippedExperiment(data, folds, plan);
  }

  DjlExecutor executor() {
    return new DjlExecutor(TorchEngine.start(), data, folds, 1, Ticker.system());
  }

  /** Trains everything but baselines, two fits at once. */
  Map<Fit, FitResult> results() throws Exception {
    try (DjlExecutor executor = executor();
        ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Map<Fit, Future<FitResult>> running = new LinkedHashMap<>();
      for (Fit fit : plan.fits().stream().filter(fit -> !fit.trial().isBaseline()).toList()) {
        running.put(fit, pool.submit(() -> executor.execute(fit, new SilentProgress())));
      }
      Map<Fit, FitResult> results = new LinkedHashMap<>();
      for (Map.Entry<Fit, Future<FitResult>> each : running.entrySet()) {
        results.put(each.getKey(), each.getValue().get());
      }
      return results;
    }
  }
}
