// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.baseline;

import assay.runner.data.DataSet;
import assay.runner.data.Fold;
import assay.runner.data.FoldData;
import assay.runner.data.Folds;
import assay.runner.data.Targets;
import assay.runner.execute.Executor;
import assay.runner.execute.FitProgress;
import assay.runner.execute.FitResult;
import assay.runner.execute.FitState;
import assay.runner.measure.Ticker;
import assay.runner.plan.Fit;
import assay.runner.quality.Quality;
import assay.runner.quality.Scores;
import assay.runner.spec.BaselineSpec;
import assay.runner.spec.DataSpec;
import assay.runner.spec.TrialSettings;
import java.util.Arrays;
import java.util.List;
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
    TrialSettings settings = fit.trial().settings();
    Fold rows = folds.of(fit);
    FoldData fold = FoldData.of(data, rows, settings);
    List<String> metrics = settings.evaluate().metrics();
    long start = ticker.nanos();
    double[] predicted =
        switch (fold.testTruth()) {
          case Targets.Classes classes -> probabilities(baseline, fold, progress);
          case Targets.Numbers numbers ->
              numbers(baseline, fold, rows.testRows(), settings.data(), progress);
        };
    double seconds = (ticker.nanos() - start) / NANOS_PER_SECOND;
    Scores scores =
        switch (fold.testTruth()) {
          case Targets.Classes(int[] labels, List<String> names) ->
              Quality.evaluate(metrics, predicted, names.size(), labels);
          case Targets.Numbers(double[] values, int outputs) ->
              Quality.ofNumbers(metrics, values, predicted, outputs);
        };
    return finished(fold, seconds, scores.metrics());
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
      default -> throw new IllegalArgumentException(baseline.word() + " predicts no classes");
    };
  }

  private double[] numbers(
      BaselineSpec baseline, FoldData fold, int[] rows, DataSpec spec, FitProgress progress)
      throws InterruptedException {
    return switch (baseline) {
      case BaselineSpec.Mean mean -> forAll(means(fold), rows.length);
      case BaselineSpec.Persistence persistence ->
          Arrays.stream(rows).mapToDouble(forecast(spec)::latest).toArray();
      case BaselineSpec.SeasonalNaive(int season) ->
          Arrays.stream(rows).mapToDouble(row -> forecast(spec).seasonal(season, row)).toArray();
      case BaselineSpec.Ridge(double alpha) -> ridge(alpha, fold, progress);
      default -> throw new IllegalArgumentException(baseline.word() + " predicts no numbers");
    };
  }

  private SeriesForecast forecast(DataSpec spec) {
    return new SeriesForecast(data, spec.series().orElseThrow());
  }

  private static double[] ridge(double alpha, FoldData fold, FitProgress progress)
      throws InterruptedException {
    if (!(fold.trainTargets() instanceof Targets.Numbers targets)) {
      throw new IllegalArgumentException("there are no numbers to predict");
    }
    double[] scaled =
        RidgeRegression.fit(
                fold.trainFeatures(), targets.values(), targets.outputs(), alpha, progress::check)
            .predict(fold.testFeatures());
    return fold.targetScale().inverse(scaled);
  }

  /** Of each output, in the units of the data. */
  private static double[] means(FoldData fold) {
    if (!(fold.trainTruth() instanceof Targets.Numbers targets)) {
      throw new IllegalArgumentException("there are no numbers to predict");
    }
    double[] means = new double[targets.outputs()];
    for (int i = 0; i < targets.values().length; i++) {
      means[i % means.length] += targets.values()[i] / targets.rows();
    }
    return means;
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
