// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of every metric for any predictions. */
class PropertiesTest {
  private static final int ROWS = 60;

  /** Rows by number, so that they can be put in another order or doubled. */
  private interface Made<S> {
    S of(int[] rows, double[] weights);
  }

  private static final int[] ALL = IntStream.range(0, ROWS).toArray();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOrderOfRowsDoesNotMatter(long seed) {
    int[] shuffled = ALL.clone();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = ROWS - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = swap;
    }

    everywhere(seed, ALL, ones(ROWS), shuffled, ones(ROWS));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void aRowOfWeightTwoCountsAsTwo(long seed) {
    double[] weights = ones(ROWS);
    List<Integer> doubled = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      weights[row] = row % 3 == 0 ? 2 : 1;
      doubled.add(row);
      if (row % 3 == 0) {
        doubled.add(row);
      }
    }
    int[] rows = doubled.stream().mapToInt(Integer::intValue).toArray();

    everywhere(seed, ALL, weights, rows, ones(rows.length));
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void aRowWithoutWeightCountsAsNone(long seed) {
    double[] weights = ones(ROWS);
    Arrays.fill(weights, 50, ROWS, 0);

    everywhere(seed, ALL, weights, IntStream.range(0, 50).toArray(), ones(50));
  }

  private static void everywhere(
      long seed, int[] rows, double[] weights, int[] others, double[] otherWeights) {
    Made<Predictions> binary = binary(seed);
    Made<Predictions> multiclass = multiclass(seed);
    Made<Outputs> numbers = numbers(seed);
    same(
        seed,
        all(Metrics.BINARY, binary, rows, weights),
        all(Metrics.BINARY, binary, others, otherWeights));
    same(
        seed,
        all(Metrics.MULTICLASS, multiclass, rows, weights),
        all(Metrics.MULTICLASS, multiclass, others, otherWeights));
    same(
        seed,
        all(Metrics.SERIES, numbers, rows, weights),
        all(Metrics.SERIES, numbers, others, otherWeights));
  }

  private static <S extends Sample<S>> Map<String, Score> all(
      Metrics<S> metrics, Made<S> made, int[] rows, double[] weights) {
    return metrics.evaluate(metrics.known(), made.of(rows, weights), Options.DEFAULT);
  }

  private static void same(long seed, Map<String, Score> one, Map<String, Score> other) {
    assertThat(one).hasSameSizeAs(other).isNotEmpty();
    one.forEach((name, score) ->
        same("%s, seed %d".formatted(name, seed), score, Objects.requireNonNull(other.get(name))));
  }

  private static void same(String name, Score one, Score other) {
    List<Double> numbers = numbers(one);
    List<Double> others = numbers(other);
    assertThat(numbers).as(name).hasSameSizeAs(others);
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).as(name).isCloseTo(others.get(i), within(1e-9));
    }
  }

  private static List<Double> numbers(Score score) {
    return switch (score) {
      case Score.Value(double value) -> List.of(value);
      case Score.Undefined undefined -> List.of();
      case Score.Values(List<Score> each) ->
          each.stream().flatMap(one -> numbers(one).stream()).toList();
      case Score.Table(List<List<Double>> rows) -> rows.stream().flatMap(List::stream).toList();
      case Score.Curve(Map<String, List<Double>> columns) ->
          columns.values().stream().flatMap(List::stream).toList();
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11, 12})
  void perfectPredictionsAreOneOrZeroEverywhere(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] truth = IntStream.range(0, ROWS).map(i -> i < 3 ? i : random.nextInt(3)).toArray();
    double[] sure = new double[3 * ROWS];
    double[] values = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      sure[3 * row + truth[row]] = 1;
      values[row] = random.nextDouble(1, 9);
    }
    List<double[]> column = List.of(values);

    perfect(Metrics.MULTICLASS, Predictions.ofProbabilities(sure, 3, truth));
    perfect(Metrics.SERIES, Outputs.inTime(column, column, column, 1));
  }

  private static <S extends Sample<S>> void perfect(Metrics<S> metrics, S sample) {
    List<String> best0 =
        List.of(
            "log_loss",
            "brier",
            "ece",
            "mse",
            "rmse",
            "mae",
            "medae",
            "mape",
            "smape",
            "wape",
            "mase",
            "msle",
            "max_error",
            "pinball_0.1",
            "pinball_0.5",
            "pinball_0.9");
    metrics
        .evaluate(metrics.standard(), sample, Options.DEFAULT)
        .forEach((name, score) -> {
          if (!name.equals("confusion_matrix")) {
            double best = best0.contains(name) ? 0 : 1;
            assertThat(numbers(score))
                .as(name)
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value).isCloseTo(best, within(1e-12)));
          }
        });
  }

  /** Swapping the classes and turning the scores around changes nothing that is not one-sided. */
  @ParameterizedTest
  @ValueSource(longs = {13, 14, 15})
  void bothClassesAreTreatedAlike(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] truth = IntStream.range(0, ROWS).map(i -> i < 2 ? i : random.nextInt(2)).toArray();
    double[] scores = random.doubles(ROWS).toArray();
    double[] turned = Arrays.stream(scores).map(score -> 1 - score).toArray();
    int[] swapped = Arrays.stream(truth).map(label -> 1 - label).toArray();
    List<String> names =
        List.of(
            "accuracy",
            "balanced_accuracy",
            "mcc",
            "cohen_kappa",
            "roc_auc",
            "log_loss",
            "brier",
            "ks",
            "f1_macro",
            "recall_weighted",
            "ece");

    same(
        seed,
        Metrics.BINARY.evaluate(names, Predictions.ofScores(scores, 0.5, truth), Options.DEFAULT),
        Metrics.BINARY.evaluate(
            names, Predictions.ofScores(turned, 0.5, swapped), Options.DEFAULT));
  }

  private static Made<Predictions> binary(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] truth = IntStream.range(0, ROWS).map(i -> i < 2 ? i : random.nextInt(2)).toArray();
    double[] scores =
        IntStream.range(0, ROWS).mapToDouble(i -> random.nextInt(21) / 20.0).toArray();
    return (rows, weights) ->
        Predictions.ofScores(pick(scores, rows), 0.5, pick(truth, rows))
            .weighted(Weights.of(weights));
  }

  private static Made<Predictions> multiclass(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] truth = IntStream.range(0, ROWS).map(i -> i < 4 ? i : random.nextInt(4)).toArray();
    double[][] scores = new double[ROWS][4];
    for (double[] row : scores) {
      double sum = 0;
      for (int of = 0; of < 4; of++) {
        row[of] = 1 + random.nextInt(6);
        sum += row[of];
      }
      for (int of = 0; of < 4; of++) {
        row[of] /= sum;
      }
    }
    return (rows, weights) ->
        Predictions.ofProbabilities(
                Arrays.stream(rows)
                    .mapToObj(row -> scores[row])
                    .flatMapToDouble(Arrays::stream)
                    .toArray(),
                4,
                pick(truth, rows))
            .weighted(Weights.of(weights));
  }

  private static Made<Outputs> numbers(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] truth = random.doubles(ROWS, 0, 10).toArray();
    double[] predicted = Arrays.stream(truth).map(y -> y + random.nextDouble(2)).toArray();
    return (rows, weights) ->
        Outputs.inTime(
                List.of(pick(truth, rows)), List.of(pick(predicted, rows)), List.of(truth), 1)
            .weighted(Weights.of(weights));
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  private static int[] pick(int[] values, int[] rows) {
    return Arrays.stream(rows).map(row -> values[row]).toArray();
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
