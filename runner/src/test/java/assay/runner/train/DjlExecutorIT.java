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
import assay.runner.spec.Initializer;
import assay.runner.spec.ModelSpec;
import assay.runner.spec.OptimizerSpec;
import assay.runner.spec.TrainSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        .startsWith("diverged: ")
        .containsPattern("training loss became (NaN|Infinity) at epoch 1");
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
    assertThat(result.cause())
        .hasValueSatisfying(cause ->
            assertThat(cause).startsWith("diverged: weights became infinite or NaN at epoch 1"));
  }

  @Test
  void everyOptimizerAndScheduleLearns() throws InterruptedException {
    List<OptimizerSpec> optimizers =
        List.of(
            new OptimizerSpec.Sgd(0.05, 0.9, true),
            new OptimizerSpec.GradientDescent(0.5),
            new OptimizerSpec.RmsProp(0.005, 0.99, 1e-8, 0.5, true),
            new OptimizerSpec.Adagrad(0.05, 0.01, 0, 1e-10),
            new OptimizerSpec.AdamW(0.01, 0.9, 0.999, 1e-8, 0.01));
    for (OptimizerSpec optimizer : optimizers) {
      FitResult result = executor().execute(fit(optimizer, 30, false, 0), new SilentProgress());

      assertThat(result.metrics().get("accuracy")).as(optimizer.toString()).isGreaterThan(0.8);
    }
  }

  @Test
  void gradientDescentMakesOneUpdateOfAllRowsAnEpoch() throws InterruptedException {
    RecordingProgress whole = new RecordingProgress();
    RecordingProgress batch = new RecordingProgress();

    executor().execute(fit(new OptimizerSpec.GradientDescent(0.1), 5, false, 0), whole);
    TrainSpec oneBatch = BuiltinExperiment.train(new OptimizerSpec.Sgd(0.1, 0), 120, 5, 1e-4);
    executor().execute(IRIS.fit(16, oneBatch, false, 0, 0), batch);

    assertThat(whole.epochs).isEqualTo(batch.epochs);
  }

  @Test
  void accumulatedBatchesGiveTheUpdatesOfOneLargeBatch() throws InterruptedException {
    TrainSpec large = BuiltinExperiment.train(ADAM, 32, 8, 1e-4);
    TrainSpec small = with(BuiltinExperiment.train(ADAM, 8, 8, 1e-4), "accumulate: 4");
    RecordingProgress ofLarge = new RecordingProgress();
    RecordingProgress ofSmall = new RecordingProgress();

    executor().execute(IRIS.fit(16, large, false, 0, 0), ofLarge);
    executor().execute(IRIS.fit(16, small, false, 0, 0), ofSmall);

    for (int epoch = 0; epoch < 8; epoch++) {
      assertThat(ofSmall.of("train/loss").get(epoch))
          .isCloseTo(ofLarge.of("train/loss").get(epoch), within(1e-5));
    }
  }

  @Test
  void whatIsHeldOutIsJudgedEveryEpochAndNotLearned() throws InterruptedException {
    RecordingProgress progress = new RecordingProgress();
    TrainSpec train = with(BuiltinExperiment.train(ADAM, 32, 5, 0), "validation: 0.25");

    FitResult result = executor().execute(IRIS.fit(16, train, true, 0, 0), progress);

    assertThat(progress.epochs.get(5))
        .containsOnlyKeys(
            "train/loss",
            "train/log_loss",
            "train/accuracy",
            "val/loss",
            "val/log_loss",
            "val/accuracy");
    assertThat(progress.of("val/loss").get(4))
        .isCloseTo(progress.of("val/log_loss").get(4), within(1e-6));
    // 30 rows held out, 30 rows of the test part.
    assertThat(progress.of("val/accuracy").get(4) * 30 % 1)
        .satisfiesAnyOf(
            rest -> assertThat(rest).isCloseTo(0, within(1e-9)),
            rest -> assertThat(rest).isCloseTo(1, within(1e-9)));
    assertThat(result.trainRows()).hasValue(120);
  }

  @Test
  void earlyStoppingEndsAFitAndScoresItsBestEpoch() throws InterruptedException {
    RecordingProgress progress = new RecordingProgress();
    // Far too large a rate: after the first epochs it only gets worse.
    TrainSpec train =
        with(
            BuiltinExperiment.train(new OptimizerSpec.Sgd(5, 0.9), 16, 60, 0),
            "validation: 0.2, clip_norm: 1.0,"
                + " early_stopping: {monitor: val/loss, patience: 4}");

    FitResult result = executor().execute(IRIS.fit(16, train, false, 0, 0), progress);

    List<Double> losses = progress.of("val/loss");
    int best = losses.indexOf(losses.stream().min(Double::compare).orElseThrow()) + 1;
    assertThat(result.state()).isEqualTo(FitState.FINISHED);
    assertThat(progress.epochs.size()).isLessThan(60).isEqualTo(best + 4);

    TrainSpec until =
        with(
            BuiltinExperiment.train(new OptimizerSpec.Sgd(5, 0.9), 16, best, 0),
            "validation: 0.2, clip_norm: 1.0");
    FitResult again = executor().execute(IRIS.fit(16, until, false, 0, 0), new SilentProgress());
    assertThat(result.metrics()).isEqualTo(again.metrics());
  }

  @Test
  void balancedWeightsOfBalancedClassesChangeNothing() throws InterruptedException {
    RecordingProgress plain = new RecordingProgress();
    RecordingProgress weighted = new RecordingProgress();

    executor().execute(fit(ADAM, 3, false, 0), plain);
    TrainSpec balanced =
        with(BuiltinExperiment.train(ADAM, 32, 3, 1e-4), "class_weights: balanced");
    executor().execute(IRIS.fit(16, balanced, false, 0, 0), weighted);

    for (int epoch = 0; epoch < 3; epoch++) {
      assertThat(weighted.of("train/loss").get(epoch))
          .isCloseTo(plain.of("train/loss").get(epoch), within(1e-6));
    }
  }

  @Test
  void dropoutAndBatchNormGiveTheSameBitsAgain() throws InterruptedException {
    ModelSpec.Mlp model =
        new ModelSpec.Mlp(
            List.of(16),
            ModelSpec.Activation.GELU,
            new Initializer.HeNormal(),
            new Initializer.Zeros(),
            0.3,
            ModelSpec.Norm.BATCH);
    // 120 rows in batches of 7: the last one has a single row, which joins the batch before it.
    TrainSpec train = BuiltinExperiment.train(ADAM, 7, 5, 0);
    RecordingProgress first = new RecordingProgress();
    RecordingProgress second = new RecordingProgress();

    FitResult once = executor().execute(IRIS.fit(model, train, true, 0, 0), first);
    FitResult again = executor().execute(IRIS.fit(model, train, true, 0, 0), second);

    assertThat(second.epochs).isEqualTo(first.epochs);
    assertThat(again.metrics()).isEqualTo(once.metrics());
    assertThat(once.metrics().get("accuracy")).isGreaterThan(0.7);
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
      FoldData fold = FoldData.of(IRIS.data(), IRIS.folds().fold(0, 0), fit.trial().settings());
      List<Integer> counts = new ArrayList<>();

      new FitRun(fit, fold, Optional.empty(), manager, Ticker.system())
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

  /** The same with more keys of the section {@code train}, in YAML. */
  private static TrainSpec with(TrainSpec train, String keys) {
    return BuiltinExperiment.with(train, keys);
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
