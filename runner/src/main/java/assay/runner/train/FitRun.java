// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDManager;
import assay.runner.data.FoldData;
import assay.runner.execute.FitProgress;
import assay.runner.execute.FitResult;
import assay.runner.execute.FitState;
import assay.runner.measure.Ticker;
import assay.runner.model.Architecture;
import assay.runner.model.InitialValues;
import assay.runner.plan.Fit;
import assay.runner.spec.EvaluateSpec;
import assay.runner.spec.ModelSpec;
import assay.runner.spec.OptimizerSpec;
import assay.runner.spec.TrainSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One fit from first weights to test metrics. The test part is touched once, at the end. */
final class FitRun {
  private static final double NANOS_PER_SECOND = 1e9;

  private final TrainSpec train;
  private final EvaluateSpec evaluate;
  private final FoldData fold;
  private final Rows learned;
  private final Optional<Evaluation> trainEvaluation;
  private final Optional<Evaluation> validation;
  private final Optional<EarlyStopping> stopping;
  private final Network network;
  private final Training training;
  private final Ticker ticker;
  private Optional<Training.Snapshot> best = Optional.empty();
  private long trainingNanos;
  private int epochs;

  /**
   * @param cut of the training part, if part of it is held out
   * @param manager owns all tensors of the fit
   */
  FitRun(Fit fit, FoldData fold, Optional<ValidationCut> cut, NDManager manager, Ticker ticker) {
    this.fold = fold;
    this.ticker = ticker;
    train = fit.trial().settings().train();
    evaluate = fit.trial().settings().evaluate();
    Rows all = Rows.training(fold);
    learned = cut.map(parts -> all.of(parts.learned())).orElse(all);
    validation = cut.map(parts -> evaluation(all.of(parts.heldOut())));
    trainEvaluation = evaluate.reportTrain() ? Optional.of(evaluation(learned)) : Optional.empty();
    stopping = train.options().earlyStopping().map(EarlyStopping::new);
    Objective objective = objective(learned);
    ModelSpec model = fit.trial().settings().model();
    Architecture architecture = Architecture.of(model, learned.shape(), objective.outputs());
    float[] values = InitialValues.draw(model, architecture, fit.seeds().init());
    network = new Network(architecture, fit.seeds().dropout(), manager);
    EpochBatches batches =
        new EpochBatches(
            learned,
            batchSize(),
            architecture.needsTwoRows() ? 2 : 1,
            fit.seeds().shuffle(),
            manager);
    RowWeights weights = RowWeights.of(train.options().classWeights(), learned.targets());
    training =
        new Training(
            new Training.Subject(network, architecture, objective, weights, values),
            train,
            batches,
            manager);
  }

  private int batchSize() {
    return train.optimizer() instanceof OptimizerSpec.GradientDescent
        ? Math.max(1, learned.count())
        : train.batchSize();
  }

  private Objective objective(Rows rows) {
    return Objective.of(train.loss(), train.options().huberDelta(), rows.targets());
  }

  private Evaluation evaluation(Rows rows) {
    return new Evaluation(evaluate.metrics(), rows, objective(rows), fold.targetScale());
  }

  FitResult run(FitProgress progress) throws InterruptedException {
    for (epochs = 1; epochs <= train.epochs(); epochs++) {
      double loss = timedEpoch(progress);
      if (!Double.isFinite(loss)) {
        return diverged("training loss became %s at epoch %d".formatted(loss, epochs));
      }
      Map<String, Double> curves = curves(loss);
      progress.epoch(epochs, curves);
      training.epochEnded(curves);
      if (stops(curves)) {
        break;
      }
    }
    epochs = Math.min(epochs, train.epochs());
    // The last step comes after the last loss.
    if (!training.hasFiniteParameters()) {
      return diverged("weights became infinite or NaN at epoch %d".formatted(epochs));
    }
    best.ifPresent(training::restore);
    return finished();
  }

  private boolean stops(Map<String, Double> curves) {
    if (stopping.isEmpty()) {
      return false;
    }
    EarlyStopping watch = stopping.get();
    if (watch.improved(curves) && watch.restoresBest()) {
      best = Optional.of(training.snapshot());
    }
    return watch.isOver();
  }

  private static FitResult diverged(String what) {
    return FitResult.unfinished(
        FitState.FAILED,
        "diverged: %s; a smaller learning rate, or `clip_norm`, may keep it finite".formatted(what),
        Optional.empty());
  }

  private double timedEpoch(FitProgress progress) throws InterruptedException {
    long start = ticker.nanos();
    double loss = training.epoch(progress);
    trainingNanos += ticker.nanos() - start;
    return loss;
  }

  // Metrics of the training part are taken after the epoch, of the model as it then is; collected
  // during the epoch they would mix the predictions of as many models as there are batches.
  private Map<String, Double> curves(double loss) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("train/loss", loss);
    trainEvaluation.ifPresent(evaluation ->
        evaluation
            .of(network)
            .metrics()
            .forEach((name, value) -> values.put("train/" + name, value)));
    validation.ifPresent(evaluation -> {
      Evaluation.Result result = evaluation.of(network);
      if (Double.isFinite(result.loss())) {
        values.put("val/loss", result.loss());
      }
      result.metrics().forEach((name, value) -> values.put("val/" + name, value));
    });
    return values;
  }

  private FitResult finished() {
    double seconds = trainingNanos / NANOS_PER_SECOND;
    return new FitResult(
        FitState.FINISHED,
        evaluation(Rows.test(fold)).of(network).metrics(),
        OptionalInt.of(fold.trainRows()),
        OptionalInt.of(fold.testRows()),
        OptionalDouble.of(seconds),
        rate((double) learned.count() * epochs, seconds),
        OptionalLong.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private static OptionalDouble rate(double samples, double seconds) {
    return seconds > 0 ? OptionalDouble.of(samples / seconds) : OptionalDouble.empty();
  }
}
