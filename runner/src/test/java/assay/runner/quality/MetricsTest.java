// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Values by hand, and what is said where there is none. */
class MetricsTest {
  // Scores 0.9 and 0.4 are positive, 0.6, 0.2 and 0.1 negative: TP 1, FN 1, FP 1, TN 2.
  private static final Predictions FIVE =
      Predictions.ofScores(new double[] {0.9, 0.4, 0.6, 0.2, 0.1}, 0.5, new int[] {1, 1, 0, 0, 0});

  @Test
  void specificityIsTheRecallOfTheOthers() {
    assertThat(value("specificity")).isCloseTo(2 / 3.0, within(1e-15));
    // Of class 0, the others are the positives: 1 of 2.
    assertThat(value("specificity_macro")).isCloseTo((2 / 3.0 + 1 / 2.0) / 2, within(1e-15));
    assertThat(value("specificity_weighted"))
        .isCloseTo((2 * 2 / 3.0 + 3 * 1 / 2.0) / 5, within(1e-15));
    assertThat(value("specificity_micro")).isCloseTo(3 / 5.0, within(1e-15));
  }

  @Test
  void fTakesAnyBeta() {
    // precision 1/2, recall 1/2
    assertThat(value("f3")).isCloseTo(0.5, within(1e-15));
    assertThat(Metrics.fNames("3")).contains("f3", "f3_macro").allMatch(Metrics.BINARY::has);
    assertThat(Metrics.BINARY.has("f0")).isFalse();
  }

  @Test
  void theThresholdItselfIsPositive() {
    Predictions at = Predictions.ofScores(new double[] {0.5, 0.4}, 0.5, new int[] {1, 0});

    assertThat(value(Metrics.BINARY, "accuracy", at)).isEqualTo(1);
  }

  @Test
  void thePartOfTheCurveIsScaledByMcClish() {
    // Up to 1/3 false positives the curve runs (0, 0), (0, 1/2), (1/3, 1/2): area 1/6. By chance
    // it is 1/18, at best 1/3: (1 + (1/6 − 1/18) / (1/3 − 1/18)) / 2 = 0.7.
    Options part =
        new Options(
            0,
            OptionalDouble.of(1 / 3.0),
            Options.Kappa.UNWEIGHTED,
            true,
            Options.Outputs.UNIFORM_AVERAGE);

    assertThat(Metrics.BINARY.evaluate(List.of("roc_auc"), FIVE, part).get("roc_auc"))
        .isInstanceOfSatisfying(
            Score.Value.class, v -> assertThat(v.value()).isCloseTo(0.7, within(1e-15)));
  }

  @Test
  void nearMissesCountLessInAWeightedKappa() {
    Predictions three = Predictions.ofClasses(new int[] {0, 1, 1, 2}, 3, new int[] {0, 1, 2, 2});

    // Seen: one miss by 1. By chance, of 16: distance 1 from (0,1) 1·2, (1,0) 1·1, (1,2) 1·1,
    // (2,1) 2·2; distance 2 from (0,2) 1·1, (2,0) 2·1.
    assertThat(kappa(three, Options.Kappa.LINEAR)).isCloseTo(1 - 4 / (8 + 6.0), within(1e-15));
    assertThat(kappa(three, Options.Kappa.QUADRATIC)).isCloseTo(1 - 4 / (8 + 12.0), within(1e-15));
  }

  private static double kappa(Predictions predictions, Options.Kappa kappa) {
    Options options =
        new Options(0, OptionalDouble.empty(), kappa, true, Options.Outputs.UNIFORM_AVERAGE);
    Score score =
        Metrics.MULTICLASS
            .evaluate(List.of("cohen_kappa"), predictions, options)
            .get("cohen_kappa");
    return score instanceof Score.Value(double value) ? value : Double.NaN;
  }

  @Test
  void calibrationOfManyClassesLooksAtThePredictedOne() {
    // Sure to 0.65 (wrong) and 0.62 (right) in one bin, to 0.9 (right) in another.
    Predictions three =
        Predictions.ofProbabilities(
            new double[] {0.65, 0.25, 0.1, 0.2, 0.62, 0.18, 0.05, 0.05, 0.9},
            3,
            new int[] {1, 1, 2});

    assertThat(value(Metrics.MULTICLASS, "ece", three))
        .isCloseTo((Math.abs(1 - 0.65 - 0.62) + 0.1) / 3, within(1e-15));
  }

  @Test
  void errorsOfASeriesAreInUnitsOfTheSeasonBefore() {
    // Two steps before: |4 − 1|, |3 − 2| on average 2; errors 1, 3.
    Outputs series =
        Outputs.inTime(
            List.of(new double[] {5, 6}),
            List.of(new double[] {4, 9}),
            List.of(new double[] {1, 2, 4, 3}),
            2);

    assertThat(value(Metrics.SERIES, "mase", series)).isEqualTo(1);
    assertThat(value(Metrics.SERIES, "wape", series)).isCloseTo(4 / 11.0, within(1e-15));
    assertThat(value(Metrics.SERIES, "smape", series))
        .isCloseTo((2 / 9.0 + 6 / 15.0) / 2, within(1e-15));
  }

  @Test
  void withoutAScaleThereIsNoScaledError() {
    List<double[]> any = List.of(new double[] {5, 6});

    assertThat(reason(Metrics.SERIES, "mase", Outputs.of(any, any)))
        .isEqualTo("it needs the values of the training part (--train)");
    assertThat(reason(Metrics.SERIES, "mase", Outputs.inTime(any, any, any, 2)))
        .isEqualTo("the training part has 2 values, and a season is 2");
    assertThat(
            reason(
                Metrics.SERIES,
                "mase",
                Outputs.inTime(any, any, List.of(new double[] {7, 7, 7}), 1)))
        .contains("repeats itself");
    assertThat(Metrics.REGRESSION.has("mase")).isFalse();
  }

  @Test
  void theMedianOfEqualWeightsLiesBetweenTheMiddleTwo() {
    Outputs four =
        Outputs.of(List.of(new double[] {1, 2, 4, 9}), List.of(new double[] {0, 0, 0, 0}));

    assertThat(value(Metrics.REGRESSION, "medae", four)).isEqualTo(3);
    assertThat(
            value(
                Metrics.REGRESSION, "medae", four.weighted(Weights.of(new double[] {1, 1, 0, 2}))))
        .isEqualTo((2 + 9) / 2.0);
    assertThat(
            value(
                Metrics.REGRESSION, "medae", four.weighted(Weights.of(new double[] {1, 1, 1, 4}))))
        .isEqualTo(9);
  }

  @Test
  void aConstantThatDecimalsRoundIsAConstant() {
    Outputs tenths =
        Outputs.of(List.of(new double[] {0.1, 0.1, 0.1}), List.of(new double[] {0.1, 0.2, 0.3}));

    assertThat(value(Metrics.REGRESSION, "r2", tenths)).isZero();
  }

  @Test
  void outputsAreAveragedOnlyWhereAllHaveAValue() {
    Outputs two =
        Outputs.of(
            List.of(new double[] {1, 2}, new double[] {-1, 2}),
            List.of(new double[] {1, 2}, new double[] {1, 2}));

    assertThat(reason(Metrics.REGRESSION, "msle", two))
        .isEqualTo("output 1: a true or predicted value is negative");
  }

  @Test
  void errorsLargerThanADoubleAreUndefinedAndNotInfinite() {
    Outputs huge = Outputs.of(List.of(new double[] {1e308}), List.of(new double[] {-1e308}));

    assertThat(reason(Metrics.REGRESSION, "mse", huge)).contains("larger than a double");
  }

  @Test
  void withoutScoresOnlyClassesAreJudged() {
    Predictions classes = Predictions.ofClasses(new int[] {1, 0}, 2, new int[] {1, 1});

    assertThat(value(Metrics.BINARY, "recall", classes)).isEqualTo(0.5);
    for (String name : List.of("roc_auc", "log_loss", "top2_accuracy", "roc_curve", "ks")) {
      assertThat(reason(Metrics.BINARY, name, classes))
          .as(name)
          .isEqualTo("it needs scores or probabilities, and there are predicted classes alone");
    }
  }

  @Test
  void scoresThatAreNoProbabilitiesStillOrderRows() {
    Predictions logits = Predictions.ofScores(new double[] {3, -2}, 0, new int[] {1, 0});

    assertThat(value(Metrics.BINARY, "roc_auc", logits)).isEqualTo(1);
    assertThat(reason(Metrics.BINARY, "log_loss", logits)).contains("negative");
  }

  /** Of 20 rows at 0.8: 0.584 to 0.919 (Wilson 1927; Brown, Cai and DasGupta 2001). */
  @Test
  void theIntervalOfAShareIsWilsons() {
    int[] truth = new int[20];
    int[] predicted = new int[20];
    for (int i = 0; i < 20; i++) {
      truth[i] = i % 2;
      predicted[i] = i < 4 ? 1 - truth[i] : truth[i];
    }
    Map<String, Score> scores =
        Metrics.BINARY.evaluateWithIntervals(
            List.of("accuracy"), Predictions.ofClasses(predicted, 2, truth), Options.DEFAULT, 0);

    assertThat(scores.keySet()).containsExactly("accuracy", "accuracy.low", "accuracy.high");
    assertThat(number(scores, "accuracy.low")).isCloseTo(0.5840, within(5e-5));
    assertThat(number(scores, "accuracy.high")).isCloseTo(0.9193, within(5e-5));
  }

  @Test
  void otherIntervalsAreDrawnAlikeForOneSeed() {
    assertThat(bounds(1)).isEqualTo(bounds(1)).isNotEqualTo(bounds(2));
  }

  private static Map<String, Score> bounds(long seed) {
    double[] truth = {1, 4, 2, 8, 5, 7, 9, 3};
    double[] predicted = {1.53, 3.1, 2.27, 9.4, 5.9, 6.2, 7, 3.7};
    return Metrics.REGRESSION.evaluateWithIntervals(
        List.of("rmse"), Outputs.of(List.of(truth), List.of(predicted)), Options.DEFAULT, seed);
  }

  /** The mean of n values has the standard error sd/√n, here 0.289/20: the ends are ±1.96 of it. */
  @Test
  void aDrawnIntervalOfAMeanIsThatOfTheNormalDistribution() {
    double[] truth = new double[400];
    double[] errors = new double[400];
    for (int i = 0; i < 400; i++) {
      errors[i] = (i + 0.5) / 400;
    }
    Map<String, Score> scores =
        Metrics.REGRESSION.evaluateWithIntervals(
            List.of("mae"), Outputs.of(List.of(truth), List.of(errors)), Options.DEFAULT, 7);

    assertThat(number(scores, "mae.low")).isCloseTo(0.5 - 1.96 * 0.2887 / 20, within(0.004));
    assertThat(number(scores, "mae.high")).isCloseTo(0.5 + 1.96 * 0.2887 / 20, within(0.004));
  }

  @Test
  void weightedSharesHaveNoCountsAndSoAreDrawn() {
    Predictions weighted = FIVE.weighted(Weights.of(new double[] {1, 2, 1, 1, 3}));

    Map<String, Score> scores =
        Metrics.BINARY.evaluateWithIntervals(List.of("accuracy"), weighted, Options.DEFAULT, 0);

    // Drawing can leave out every miss, Wilson's interval never ends at 1 where there is one.
    assertThat(number(scores, "accuracy.high")).isEqualTo(1);
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> value("acuracy")).hasMessageContaining("acuracy");
  }

  private static double value(String name) {
    return value(Metrics.BINARY, name, FIVE);
  }

  private static <S extends Sample<S>> double value(Metrics<S> metrics, String name, S sample) {
    return number(metrics.evaluate(List.of(name), sample, Options.DEFAULT), name);
  }

  private static double number(Map<String, Score> scores, String name) {
    return scores.get(name) instanceof Score.Value(double value) ? value : Double.NaN;
  }

  private static <S extends Sample<S>> String reason(Metrics<S> metrics, String name, S sample) {
    return metrics.evaluate(List.of(name), sample, Options.DEFAULT).get(name)
            instanceof Score.Undefined(String reason)
        ? reason
        : "";
  }
}
