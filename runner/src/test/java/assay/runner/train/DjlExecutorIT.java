// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import assay.runner.data.FoldData;
import assay.runner.execute.FitProgress;
import assay.runner.execute.FitResult;
import assay.runner.execute.FitState;
import assay.runner.execute.FitTimeoutException;
import assay.runner.measure.Ticker;
import assay.runner.plan.Fit;
import assay.runner.spec.OptimizerSpec;
import assay.runner.spec.TrainSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoOpenTensors.class)
class DjlExecutorIT {
  private static final OptimizerSpec ADAM = new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8);
  private static final OptimizerSpec SGD = new OptimizerSpec.Sgd(0.01, 0.9);
  private static final TorchEngine ENGINE = TorchEngine.start();
  private static final BuiltinExperiment IRIS = BuiltinExperiment.iris();

  @Test
  void aFitLearnsTheTrainingPartAndIsScoredOnTheTestPart() throws InterruptedException {
    RecordingProgress progress = new RecordingProgress();

    FitResult result = executor().execute(fit(ADAM, 20, true, 0), progress);

    assertThat(result.state()).isEqualTo(FitState.FINISHED);
    assertThat(result.metrics().keySet()).containsExactly("log_loss", "accuracy");
    assertThat(result.metrics().get("accuracy")).isGreaterThan(0.8);
    assertThat(result.trainRows()).hasValue(120);
    assertThat(result.testRows()).hasValue(30);
    assertThat(progress.epochs.keySet())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    assertThat(progress.of("train/loss").getFirst())
        .isGreaterThan(progress.of("train/loss").getLast());
  }

  @Test
  void trainingMetricsAreReportedOnlyWhereAskedFor() throws InterruptedException {
    RecordingProgress without = new RecordingProgress();
    RecordingProgress with = new RecordingProgress();

    FitResult plain = executor().execute(fit(ADAM, 3, false, 0), without);
    FitResult reported = executor().execute(fit(ADAM, 3, true, 0), with);

    assertThat(without.epochs.get(3)).containsOnlyKeys("train/loss");
    assertThat(with.epochs.get(3))
        .containsOnlyKeys("train/loss", "train/log_loss", "train/accuracy");
    assertThat(with.of("train/loss")).isEqualTo(without.of("train/loss"));
    assertThat(reported.metrics()).isEqualTo(plain.metrics());
  }

  // The learning rate is zero: the loss before the step is the loss after it.
  @Test
  void theTrainingLossIsTheMeanCrossEntropyOfTheTrainingRows() throws InterruptedException {
    RecordingProgress progress = new RecordingProgress();

    executor().execute(fit(new OptimizerSpec.Sgd(0, 0), 2, true, 0), progress);

    assertThat(progress.of("train/loss").get(1))
        .isCloseTo(progress.of("train/log_loss").get(0), within(1e-6));
  }

  @Test
  void theSameFitGivesTheSameBitsAgain() throws InterruptedException {
    for (OptimizerSpec optimizer : List.of(ADAM, SGD)) {
      Fit fit = fit(optimizer, 10, true, 1);
      RecordingProgress first = new RecordingProgress();
      RecordingProgress second = new RecordingProgress();

      FitResult once = executor().execute(fit, first);
      FitResult again = executor().execute(fit, second);

      assertThat(again.metrics()).isEqualTo(once.metrics());
      assertThat(second.epochs).isEqualTo(first.epochs);
    }
  }

  @Test
  void fitsSideBySideGiveTheBitsOfFitsInTurn() throws Exception {
    List<Fit> fits = new ArrayList<>();
    for (int fold = 0; fold < BuiltinExperiment.FOLDS; fold++) {
      fits.add(fit(ADAM, 15, true, fold));
      fits.add(fit(SGD, 15, false, fold));
    }

    assertThat(curvesOf(fits, 2)).isEqualTo(curvesOf(fits, 1));
  }

  private static List<Map<Integer, Map<String, Double>>> curvesOf(List<Fit> fits, int threads)
      throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Map<Integer, Map<String, Double>>>> running = new ArrayList<>();
      for (Fit fit : fits) {
        running.add(
            pool.submit(() -> {
              RecordingProgress progress = new RecordingProgress();
              progress.epoch(0, executor().execute(fit, progress).metrics());
              return progress.epochs;
            }));
      }
      List<Map<Integer, Map<String, Double>>> curves = new ArrayList<>();
      for (Future<Map<Integer, Map<String, Double>>> fit : running) {
        curves.add(fit.get());
      }
      return curves;
    }
  }

  @Test
  void libtorchUsesTheThreadsOfAFitThatWereAskedFor() throws InterruptedException {
    DjlExecutor executor = new DjlExecutor(ENGINE, IRIS.data(), IRIS.folds(), 2, Ticker.system());
    int before = JniUtils.getNumThreads();
    try {
      executor.execute(fit(SGD, 1, false, 0), new SilentProgress());

      assertThat(JniUtils.getNumThreads()).isEqualTo(2);
    } finally {
      Autograd.threads(before);
    }
  }

  @Test
  void anExplodingLossEndsTheFitWithItsEpoch() throws InterruptedException {
    RecordingProgress progress = new RecordingProgress();

    FitResult result =
        executor().execute(fit(new OptimizerSpec.Sgd(1e30, 0.9), 20, false, 0), progress);

    assertThat(result.state()).isEqualTo(FitState.FAILED);
    assertThat(result.cause().orElseThrow())
        .matches("training loss became (NaN|Infinity) at epoch 1");
    assertThat(result.metrics()).isEmpty();
    assertThat(progress.epochs).isEmpty();
  }

  // The loss of the only batch is taken before the step.
  @Test
  void aFitWhoseLastStepExplodesHasFailedToo() throws InterruptedException {
    TrainSpec exploding = BuiltinExperiment.train(new OptimizerSpec.Sgd(1e39, 0), 120, 1, 0);
    Fit fit = IRIS.fit(16, exploding, false, 0, 0);

    FitResult result = executor().execute(fit, new SilentProgress());

    assertThat(result.state()).isEqualTo(FitState.FAILED);
    assertThat(result.cause()).hasValue("weights became infinite or NaN at epoch 1");
  }

  @Test
  void aFitEndsWhereItIsToldTo() {
    assertThatThrownBy(() -> executor().execute(fit(SGD, 5, false, 0), new Ending(7)))
        .isInstanceOf(FitTimeoutException.class);
  }

  @Test
  void theTimeOfAFitIsThatOfItsEpochsAlone() throws InterruptedException {
    AtomicLong seconds = new AtomicLong();
    Ticker oneSecondPerReading = () -> 1_000_000_000L * seconds.getAndIncrement();
    DjlExecutor executor =
        new DjlExecutor(ENGINE, IRIS.data(), IRIS.folds(), 1, oneSecondPerReading);

    FitResult result = executor.execute(fit(SGD, 4, true, 0), new SilentProgress());

    assertThat(result.fitSeconds()).hasValue(4);
    assertThat(result.samplesPerSecond()).hasValue(120);
  }

  @Test
  void anAllocationThatFailsIsToldFromOtherErrors() {
    try (NDManager manager = ENGINE.newManager()) {
      assertThatThrownBy(() -> manager.zeros(new Shape(1L << 45)))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(DjlExecutor.isOutOfMemory(e)).isTrue());
      assertThatThrownBy(() -> manager.zeros(new Shape(2)).matMul(manager.zeros(new Shape(3))))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(DjlExecutor.isOutOfMemory(e)).isFalse());
    }
  }

  @Test
  void tensorsDoNotPileUpFromEpochToEpoch() throws InterruptedException {
    try (BaseNDManager manager = (BaseNDManager) ENGINE.newManager()) {
      Fit fit = fit(ADAM, 6, true, 0);
      FoldData fold =
          FoldData.of(IRIS.data(), IRIS.folds().fold(0, 0), fit.trial().settings().preprocess());
      List<Integer> counts = new ArrayList<>();

      new FitRun(fit, fold, manager, Ticker.system())
          .run(
              new SilentProgress() {
                @Override
                public void epoch(int epoch, Map<String, Double> values) {
                  counts.add(manager.getManagedArrays().size());
                }
              });

      assertThat(counts).hasSize(6).containsOnly(counts.getFirst());
    }
  }

  private static DjlExecutor executor() {
    return new DjlExecutor(ENGINE, IRIS.data(), IRIS.folds(), 1, Ticker.system());
  }

  private static Fit fit(OptimizerSpec optimizer, int epochs, boolean reportTrain, int fold) {
    TrainSpec train = BuiltinExperiment.train(optimizer, 32, epochs, 1e-4);
    return IRIS.fit(16, train, reportTrain, fold, 0);
  }

  /** Keeps the curves. */
  private static final class RecordingProgress implements FitProgress {
    final Map<Integer, Map<String, Double>> epochs = new LinkedHashMap<>();

    @Override
    public void epoch(int epoch, Map<String, Double> values) {
      epochs.put(epoch, values);
    }

    @Override
    public void check() {}

    List<Double> of(String curve) {
      return epochs.values().stream()
          .map(values -> values.getOrDefault(curve, Double.NaN))
          .toList();
    }
  }

  /** Ends a fit by timeout at some check. */
  private static final class Ending extends SilentProgress {
    private int checksLeft;

    Ending(int checksLeft) {
      this.checksLeft = checksLeft;
    }

    @Override
    public void check() {
      if (--checksLeft == 0) {
        throw new FitTimeoutException("time is up");
      }
    }
  }
}
