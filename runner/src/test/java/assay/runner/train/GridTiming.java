// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.measure.Ticker;
import assay.runner.plan.Fit;
import assay.runner.spec.OptimizerSpec;
import assay.runner.spec.TrainSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Times the same fits through {@link DjlExecutor} and through {@link HandWrittenLoop}, two at a
 * time. Arguments: {@code executor}, {@code executor-report-train} or {@code loop}; {@code iris}
 * (the whole reference grid) or {@code digits}. Of several rounds the first one includes the
 * warm-up of the Java process.
 */
final class GridTiming {
  private static final int WORKERS = 2;
  private static final int ROUNDS = 3;
  private static final int DIGITS_EPOCHS = 20;

  private GridTiming() {}

  /** Trains a fit; gives its accuracy, so that no work can be left out unseen. */
  @FunctionalInterface
  interface Trainer {
    double accuracy(Fit fit) throws InterruptedException;
  }

  public static void main(String[] arguments) throws Exception {
    boolean digits = arguments[1].equals("digits");
    boolean reportTrain = arguments[0].equals("executor-report-train");
    BuiltinExperiment data = digits ? BuiltinExperiment.digits() : BuiltinExperiment.iris();
    List<Fit> fits = digits ? digits(data, reportTrain) : iris(data, reportTrain);
    Trainer trainer =
        arguments[0].equals("loop")
            ? new HandWrittenLoop(TorchEngine.start(), data)
            : executor(data);
    for (int round = 1; round <= ROUNDS; round++) {
      System.out.printf("round %d: %s%n", round, time(fits, trainer, data));
    }
  }

  private static Trainer executor(BuiltinExperiment of) {
    DjlExecutor executor =
        new DjlExecutor(TorchEngine.start(), of.data(), of.folds(), 1, Ticker.system());
    return fit ->
        executor.execute(fit, new SilentProgress()).metrics().getOrDefault("accuracy", Double.NaN);
  }

  private static List<Fit> iris(BuiltinExperiment iris, boolean reportTrain) {
    return IrisReference.all().stream()
        .flatMap(reference -> reference.fits(iris, reportTrain).stream())
        .toList();
  }

  private static List<Fit> digits(BuiltinExperiment digits, boolean reportTrain) {
    TrainSpec train =
        BuiltinExperiment.train(
            new OptimizerSpec.Adam(1e-3, 0.9, 0.999, 1e-8), 32, DIGITS_EPOCHS, 1e-4);
    List<Fit> fits = new ArrayList<>();
    for (int repeat = 0; repeat < BuiltinExperiment.REPEATS; repeat++) {
      for (int fold = 0; fold < BuiltinExperiment.FOLDS; fold++) {
        fits.add(digits.fit(128, train, reportTrain, fold, repeat));
      }
    }
    return fits;
  }

  private static String time(List<Fit> fits, Trainer trainer, BuiltinExperiment of)
      throws Exception {
    long startNanos = System.nanoTime();
    double startCpu = CpuClock.seconds();
    double accuracy = meanAccuracy(fits, trainer);
    double cpu = CpuClock.seconds() - startCpu;
    double wall = (System.nanoTime() - startNanos) / 1e9;
    return "%d fits, mean accuracy %.4f, %.2f s wall, %.2f s cpu, %.0f samples per cpu second"
        .formatted(fits.size(), accuracy, wall, cpu, samples(fits, of) / cpu);
  }

  private static double meanAccuracy(List<Fit> fits, Trainer trainer) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(WORKERS)) {
      List<Future<Double>> running = new ArrayList<>();
      for (Fit fit : fits) {
        running.add(pool.submit(() -> trainer.accuracy(fit)));
      }
      double sum = 0;
      for (Future<Double> fit : running) {
        sum += fit.get();
      }
      return sum / fits.size();
    }
  }

  private static double samples(List<Fit> fits, BuiltinExperiment of) {
    return fits.stream()
        .mapToDouble(fit ->
            (double) of.folds().fold(fit.repeat(), fit.fold()).trainRows().length
                * fit.trial().settings().train().epochs())
        .sum();
  }
}
