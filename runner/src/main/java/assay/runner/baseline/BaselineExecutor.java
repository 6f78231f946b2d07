// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.baseline;

import assay.runner.data.DataSet;
import assay.runner.data.FoldData;
import assay.runner.data.Folds;
import assay.runner.execute.Executor;
import assay.runner.execute.FitProgress;
import assay.runner.execute.FitResult;
import assay.runner.execute.FitState;
import assay.runner.measure.Ticker;
import assay.runner.plan.Fit;
import assay.runner.quality.Quality;
import assay.runner.spec.BaselineSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Fits baselines and scores them on the same parts as all other trials. */
public final class BaselineExecutor implements Executor {
  private static final double NANOS_PER_SECOND = 1e9;

  private final DataSet data;
  private final Folds folds;
  private final Ticker ticker;

  /**
   * @param folds of the same rows as {@code data}
   */
  public BaselineExecutor(DataSet data, Folds folds, Ticker ticker) {
    this.data = data;
    this.folds = folds;
    this.ticker = ticker;
  }

  @Override
  public FitResult execute(Fit fit, FitProgress progress) throws InterruptedException {
    progress.check();
    BaselineSpec baseline = fit.trial().baseline().orElseThrow();
    FoldData fold = FoldData.of(data, folds.of(fit), fit.trial().settings().preprocess());
    long start = ticker.nanos();
    double[] probabilities = probabilities(baseline, fold, progress);
    double seconds = (ticker.nanos() - start) / NANOS_PER_SECOND;
    return finished(
        fold,
        seconds,
        Quality.evaluate(
                fit.trial().settings().evaluate().metrics(),
                probabilities,
                fold.classes(),
                fold.testLabels())
            .metrics());
  }

  private static double[] probabilities(BaselineSpec baseline, FoldData fold, FitProgress progress)
      throws InterruptedException {
    return switch (baseline) {
      case BaselineSpec.Prior prior -> forAll(shares(fold), fold.testRows());
      case BaselineSpec.Majority majority -> forAll(mostFrequent(shares(fold)), fold.testRows());
      case BaselineSpec.Logistic(double c) ->
          LogisticRegression.fit(
                  fold.trainFeatures(), fold.trainLabels(), fold.classes(), c, progress::check)
              .probabilities(fold.testFeatures());
    };
  }

  private static double[] shares(FoldData fold) {
    double[] shares = new double[fold.classes()];
    Arrays.stream(fold.trainLabels()).forEach(label -> shares[label] += 1.0 / fold.trainRows());
    return shares;
  }

  /** The lowest of equally frequent ones. */
  private static double[] mostFrequent(double[] shares) {
    int most = 0;
    for (int label = 1; label < shares.length; label++) {
      most = shares[label] > shares[most] ? label : most;
    }
    double[] certain = new double[shares.length];
    certain[most] = 1;
    return certain;
  }

  private static double[] forAll(double[] ofRow, int rows) {
    double[] all = new double[rows * ofRow.length];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(ofRow, 0, all, row * ofRow.length, ofRow.length);
    }
    return all;
  }

  /** Without a rate: no epochs pass. */
  private static FitResult finished(FoldData fold, double seconds, Map<String, Double> metrics) {
    return new FitResult(
        FitState.FINISHED,
        metrics,
        OptionalInt.of(fold.trainRows()),
        OptionalInt.of(fold.testRows()),
        OptionalDouble.of(seconds),
        OptionalDouble.empty(),
        OptionalLong.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  /** Nothing is open. */
  @Override
  public void close() {}
}
