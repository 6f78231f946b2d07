// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** One output of a regression; what does not depend on weights is computed once. */
final class Output {
  private final double[] truth;
  private final double[] predicted;
  private final Optional<NaiveForecast> naive;
  private final Map<String, double[]> values = new ConcurrentHashMap<>();
  private final Map<String, int[]> orders = new ConcurrentHashMap<>();

  Output(double[] truth, double[] predicted, Optional<NaiveForecast> naive) {
    if (truth.length == 0 || truth.length != predicted.length) {
      throw new IllegalArgumentException(
          "%d true and %d predicted values".formatted(truth.length, predicted.length));
    }
    this.truth = truth;
    this.predicted = predicted;
    this.naive = naive;
  }

  /** A value from a true and a predicted one. */
  interface OfPair {
    double of(double truth, double predicted);
  }

  int rows() {
    return truth.length;
  }

  double[] truth() {
    return truth;
  }

  Optional<NaiveForecast> naive() {
    return naive;
  }

  double[] values(String name, OfPair ofPair) {
    return values.computeIfAbsent(
        name,
        any ->
            IntStream.range(0, rows())
                .mapToDouble(row -> ofPair.of(truth[row], predicted[row]))
                .toArray());
  }

  double[] errors() {
    return values("error", (y, f) -> y - f);
  }

  double[] absoluteErrors() {
    return values("absolute", (y, f) -> Math.abs(y - f));
  }

  double[] squaredErrors() {
    return values("squared", (y, f) -> (y - f) * (y - f));
  }

  /** The rows by ascending absolute error. */
  int[] orderOfErrors() {
    return orders.computeIfAbsent("errors", any -> order(absoluteErrors()));
  }

  /** The rows by ascending truth. */
  int[] orderOfTruth() {
    return orders.computeIfAbsent("truth", any -> order(truth));
  }

  private static int[] order(double[] values) {
    return Order.ascending(values.length, row -> values[row]);
  }

  boolean anyNegative() {
    return Arrays.stream(truth).anyMatch(y -> y < 0)
        || Arrays.stream(predicted).anyMatch(f -> f < 0);
  }

  /** The weighted sum of squared distances to the mean; exactly 0 where all values are equal. */
  static double squaredDeviations(double[] values, Weights weights) {
    int first =
        IntStream.range(0, values.length).filter(i -> weights.of(i) > 0).findFirst().orElse(0);
    if (IntStream.range(0, values.length)
        .allMatch(i -> weights.of(i) == 0 || values[i] == values[first])) {
      return 0;
    }
    double mean = weights.mean(values);
    return weights.sum(i -> (values[i] - mean) * (values[i] - mean));
  }
}
