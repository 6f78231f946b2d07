// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.execute.FitResult;
import assay.runner.measure.Ticker;
import assay.runner.plan.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The fits of {@link HandWrittenLoop} through {@link DjlExecutor}, with all its metrics. */
final class ExecutorLoop {
  private static final int WORKERS = 2;

  private ExecutorLoop() {}

  public static void main(String[] arguments) throws Exception {
    IrisExperiment iris = new IrisExperiment();
    List<Fit> fits = IrisReference.all().stream().flatMap(r -> r.fits().stream()).toList();
    for (int round = 1; round <= 3; round++) {
      long wall = System.nanoTime();
      double cpu = CpuClock.seconds();
      double accuracy = meanAccuracy(iris, fits);
      System.out.printf(
          "round %d: %d fits, mean accuracy %.4f, %.2f s wall, %.2f s cpu%n",
          round, fits.size(), accuracy, (System.nanoTime() - wall) / 1e9, CpuClock.seconds() - cpu);
    }
  }

  private static double meanAccuracy(IrisExperiment iris, List<Fit> fits) throws Exception {
    try (DjlExecutor executor =
            new DjlExecutor(TorchEngine.start(), iris.data, iris.folds, 1, Ticker.system());
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS)) {
      List<Future<FitResult>> running = new ArrayList<>();
      for (Fit fit : fits) {
        running.add(pool.submit(() -> executor.execute(fit, new SilentProgress())));
      }
      double sum = 0;
      for (Future<FitResult> fit : running) {
        sum += fit.get().metrics().getOrDefault("accuracy", Double.NaN);
      }
      return sum / fits.size();
    }
  }
}
