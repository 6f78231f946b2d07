// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.execute.FitResult;
import assay.runner.measure.Ticker;
import assay.runner.plan.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole grid on the folds that scikit-learn was scored on, against its scores. */
@ExtendWith(NoOpenTensors.class)
class IrisReferenceIT {

  @Test
  void everyConfigurationScoresAsInScikitLearn() throws Exception {
    List<IrisReference> grid = IrisReference.all();
    List<List<FitResult>> results = results(grid);

    List<String> misses = new ArrayList<>();
    for (int i = 0; i < grid.size(); i++) {
      IrisReference reference = grid.get(i);
      double accuracy = mean(results.get(i), "accuracy");
      double logLoss = mean(results.get(i), "log_loss");
      if (!(Math.abs(accuracy - reference.accuracy()) <= tolerance(reference))
          || !(Math.abs(logLoss / reference.logLoss() - 1) <= 0.15)) {
        misses.add("%s: accuracy %s, log loss %s".formatted(reference, accuracy, logLoss));
      }
    }

    assertThat(grid).hasSize(16);
    assertThat(misses).isEmpty();
  }

  /** Three standard deviations of the difference of two means over 3 seeds; 0.03 at least. */
  private static double tolerance(IrisReference reference) {
    return Math.max(
        0.03, 3 * reference.accuracySeedSd() * Math.sqrt(2.0 / BuiltinExperiment.REPEATS));
  }

  private static List<List<FitResult>> results(List<IrisReference> grid) throws Exception {
    BuiltinExperiment iris = BuiltinExperiment.iris();
    try (DjlExecutor executor =
            new DjlExecutor(TorchEngine.start(), iris.data(), iris.folds(), 1, Ticker.system());
        ExecutorService pool = Executors.newFixedThreadPool(2)) {
      List<List<Future<FitResult>>> running = new ArrayList<>();
      for (IrisReference reference : grid) {
        running.add(
            reference.fits(iris, false).stream().map(fit -> submit(pool, executor, fit)).toList());
      }
      List<List<FitResult>> results = new ArrayList<>();
      for (List<Future<FitResult>> trial : running) {
        List<FitResult> fits = new ArrayList<>();
        for (Future<FitResult> fit : trial) {
          fits.add(fit.get());
        }
        results.add(fits);
      }
      return results;
    }
  }

  private static Future<FitResult> submit(ExecutorService pool, DjlExecutor executor, Fit fit) {
    return pool.submit(() -> executor.execute(fit, new SilentProgress()));
  }

  private static double mean(List<FitResult> fits, String metric) {
    return fits.stream()
        .flatMap(fit -> Stream.ofNullable(fit.metrics().get(metric)))
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(Double.NaN);
  }
}
