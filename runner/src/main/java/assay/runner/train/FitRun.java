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
  private final LabelledRows trainRows;
  private final Optional<Evaluation> trainEvaluation;
  private final LabelledRows testRows;
  private final Classifier classifier;
  private final Training training;
  private final NDManager manager;
  private final Ticker ticker;
  private long trainingNanos;

  /**
   * @param manager owns all tensors of the fit
   */
  FitRun(Fit fit, FoldData fold, NDManager manager, Ticker ticker) {
    this.manager = manager;
    this.ticker = ticker;
    train = fit.trial().settings().train();
    evaluate = fit.trial().settings().evaluate();
    trainRows = LabelledRows.training(fold);
    testRows = LabelledRows.test(fold);
    trainEvaluation =
        evaluate.reportTrain()
            ? Optional.of(new Evaluation(evaluate.metrics(), trainRows, manager))
            : Optional.empty();
    ModelSpec.Mlp model =
        switch (fit.trial().settings().model()) {
          case ModelSpec.Mlp mlp -> mlp;
        };
    Architecture architecture = Architecture.of(model, fold.columns(), fold.classes());
    classifier = new Classifier(architecture, manager);
    training =
        new Training(
            classifier,
            architecture,
            train,
            new EpochBatches(trainRows, train.batchSize(), fit.seeds().shuffle(), manager),
            InitialValues.draw(model, architecture, fit.seeds().init()),
            manager);
  }

  FitResult run(FitProgress progress) throws InterruptedException {
    for (int epoch = 1; epoch <= train.epochs(); epoch++) {
      double loss = timedEpoch(progress);
      if (!Double.isFinite(loss)) {
        return failed("training loss became %s at epoch %d".formatted(loss, epoch));
      }
      progress.epoch(epoch, curves(loss));
    }
    // The last step comes after the last loss.
    return training.hasFiniteParameters()
        ? finished()
        : failed("weights became infinite or NaN at epoch %d".formatted(train.epochs()));
  }

  private static FitResult failed(String cause) {
    return FitResult.unfinished(FitState.FAILED, cause, Optional.empty());
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
        evaluation.of(classifier).forEach((name, value) -> values.put("train/" + name, value)));
    return values;
  }

  private FitResult finished() {
    double seconds = trainingNanos / NANOS_PER_SECOND;
    return new FitResult(
        FitState.FINISHED,
        new Evaluation(evaluate.metrics(), testRows, manager).of(classifier),
        OptionalInt.of(trainRows.count()),
        OptionalInt.of(testRows.count()),
        OptionalDouble.of(seconds),
        rate((double) trainRows.count() * train.epochs(), seconds),
        OptionalLong.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private static OptionalDouble rate(double samples, double seconds) {
    return seconds > 0 ? OptionalDouble.of(samples / seconds) : OptionalDouble.empty();
  }
}
