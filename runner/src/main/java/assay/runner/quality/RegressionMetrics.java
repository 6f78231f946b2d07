// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The metrics of numbers, by public name. */
final class RegressionMetrics {
  private static final Pattern PINBALL = Pattern.compile("pinball_(0\\.\\d{1,9})");

  /** Double precision's ε, instead of a denominator of 0, as scikit-learn has it. */
  private static final double SMALLEST = 0x1p-52;

  private static final String OVERFLOW = "the errors are larger than a double can hold";

  /** Rows in any order. */
  static final Map<String, Metric<Outputs>> OF_ROWS = Collections.unmodifiableMap(ofRows());

  /** Against what was before. */
  static final Map<String, Metric<Outputs>> OF_TIME =
      Map.of("mase", mean(RegressionMetrics::scaledError));

  private RegressionMetrics() {}

  static Optional<Metric<Outputs>> find(String name) {
    Matcher pinball = PINBALL.matcher(name);
    if (pinball.matches() && Double.parseDouble(pinball.group(1)) > 0) {
      return Optional.of(pinball(name, Double.parseDouble(pinball.group(1))));
    }
    return Optional.ofNullable(OF_ROWS.get(name));
  }

  /** One output's value. */
  private interface OfOutput {
    Score of(Output output, Weights weights, Options options);
  }

  private static Map<String, Metric<Outputs>> ofRows() {
    Map<String, Metric<Outputs>> all = new LinkedHashMap<>();
    all.put("mse", mean((y, w, o) -> value(w.mean(y.squaredErrors()))));
    all.put("rmse", mean((y, w, o) -> value(Math.sqrt(w.mean(y.squaredErrors())))));
    all.put("mae", mean((y, w, o) -> value(w.mean(y.absoluteErrors()))));
    all.put("medae", mean((y, w, o) -> value(w.median(y.absoluteErrors(), y.orderOfErrors()))));
    all.put(
        "mape",
        mean((y, w, o) -> value(w.mean(y.values("relative", RegressionMetrics::relative)))));
    all.put(
        "smape",
        mean((y, w, o) -> value(w.mean(y.values("symmetric", RegressionMetrics::symmetric)))));
    all.put("wape", mean(RegressionMetrics::shareOfTruth));
    all.put("msle", mean(RegressionMetrics::squaredLogError));
    all.put("max_error", RegressionMetrics::maxError);
    all.put("r2", byVariance((y, w) -> sum(y.squaredErrors(), w), 2));
    all.put("explained_variance", byVariance((y, w) -> Output.squaredDeviations(y.errors(), w), 1));
    for (String alpha : List.of("0.1", "0.5", "0.9")) {
      all.put("pinball_" + alpha, pinball("pinball_" + alpha, Double.parseDouble(alpha)));
    }
    all.put("d2_absolute_error", mean(RegressionMetrics::d2));
    return all;
  }

  private static double sum(double[] values, Weights weights) {
    return weights.sum(row -> values[row]);
  }

  private static Score value(double value) {
    return Score.finite(value, OVERFLOW);
  }

  /** A fraction of the truth, 0.1 for 10 %. */
  private static double relative(double truth, double predicted) {
    return Math.abs(truth - predicted) / Math.max(Math.abs(truth), SMALLEST);
  }

  /** From 0 to 2; 0 where both are 0 (Armstrong 1985, as in Hyndman and Koehler 2006). */
  private static double symmetric(double truth, double predicted) {
    double both = Math.abs(truth) + Math.abs(predicted);
    return both == 0 ? 0 : 2 * Math.abs(truth - predicted) / both;
  }

  private static Score shareOfTruth(Output y, Weights weights, Options options) {
    double all = weights.sum(row -> Math.abs(y.truth()[row]));
    return all == 0
        ? new Score.Undefined("the truth is 0 in every row")
        : value(sum(y.absoluteErrors(), weights) / all);
  }

  private static Score squaredLogError(Output y, Weights weights, Options options) {
    return y.anyNegative()
        ? new Score.Undefined("a true or predicted value is negative")
        : value(weights.mean(y.values("log", RegressionMetrics::squaredLogError)));
  }

  private static double squaredLogError(double truth, double predicted) {
    double error = Math.log1p(truth) - Math.log1p(predicted);
    return error * error;
  }

  /** The mean absolute error in units of the naive forecast's (Hyndman and Koehler 2006). */
  private static Score scaledError(Output y, Weights weights, Options options) {
    return switch (y.naive()
        .map(NaiveForecast::error)
        .orElse(new Score.Undefined("it needs the values of the training part (--train)"))) {
      case Score.Value(double error) -> value(weights.mean(y.absoluteErrors()) / error);
      case Score other -> other;
    };
  }

  /** Weights do not matter, but for rows that have none. */
  private static Score maxError(Outputs outputs, Options options) {
    if (outputs.each().size() > 1) {
      return new Score.Undefined("it is for one output, and there are " + outputs.each().size());
    }
    double[] errors = outputs.each().getFirst().absoluteErrors();
    return value(
        IntStream.range(0, errors.length)
            .filter(row -> outputs.weights().of(row) > 0)
            .mapToDouble(row -> errors[row])
            .max()
            .orElseThrow());
  }

  private static Metric<Outputs> pinball(String name, double alpha) {
    return mean((y, w, o) -> value(w.mean(pinballs(y, name, alpha))));
  }

  /** The loss whose best constant is the α quantile (Koenker and Bassett 1978). */
  private static double[] pinballs(Output output, String name, double alpha) {
    return output.values(name, (y, f) -> y >= f ? alpha * (y - f) : (1 - alpha) * (f - y));
  }

  /** The share of the absolute error around the median that is explained. */
  private static Score d2(Output y, Weights weights, Options options) {
    if (weights.counting() < 2) {
      return new Score.Undefined("it needs at least 2 rows");
    }
    double median = weights.median(y.truth(), y.orderOfTruth());
    return explained(
        sum(y.absoluteErrors(), weights),
        weights.sum(row -> Math.abs(y.truth()[row] - median)),
        true);
  }

  /** 1 − unexplained / all. */
  private static Score explained(double unexplained, double all, boolean forceFinite) {
    if (all != 0) {
      return value(1 - unexplained / all);
    }
    return forceFinite
        ? new Score.Value(unexplained == 0 ? 1 : 0)
        : new Score.Undefined("the truth is the same in every row, so nothing is to be explained");
  }

  /** A sum of what is not explained. */
  private interface Unexplained {
    double of(Output output, Weights weights);
  }

  private static Metric<Outputs> byVariance(Unexplained unexplained, int fewestRows) {
    return (outputs, options) -> {
      if (outputs.weights().counting() < fewestRows) {
        return new Score.Undefined("it needs at least %d rows".formatted(fewestRows));
      }
      Weights weights = outputs.weights();
      OfOutput one =
          (y, w, o) ->
              explained(
                  unexplained.of(y, w), Output.squaredDeviations(y.truth(), w), o.forceFinite());
      List<Score> each = each(one, outputs, options);
      double[] variances =
          outputs.each().stream()
              .mapToDouble(y -> Output.squaredDeviations(y.truth(), weights))
              .toArray();
      boolean byVariance = options.outputs() == Options.Outputs.VARIANCE_WEIGHTED;
      boolean constant = IntStream.range(0, variances.length).allMatch(i -> variances[i] == 0);
      return byVariance && !constant
          ? average(each, variances)
          : combined(each, byVariance ? Options.Outputs.UNIFORM_AVERAGE : options.outputs());
    };
  }

  private static Metric<Outputs> mean(OfOutput metric) {
    return (outputs, options) ->
        options.outputs() == Options.Outputs.VARIANCE_WEIGHTED && outputs.each().size() > 1
            ? new Score.Undefined("only r2 and explained_variance can be weighted by variance")
            : combined(each(metric, outputs, options), options.outputs());
  }

  private static List<Score> each(OfOutput metric, Outputs outputs, Options options) {
    return outputs.each().stream()
        .map(output -> metric.of(output, outputs.weights(), options))
        .toList();
  }

  private static Score combined(List<Score> each, Options.Outputs how) {
    return how == Options.Outputs.RAW_VALUES
        ? new Score.Values(each)
        : average(each, each.stream().mapToDouble(any -> 1).toArray());
  }

  private static Score average(List<Score> each, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < each.size(); i++) {
      switch (each.get(i)) {
        case Score.Value(double value) -> sum += weights[i] * value;
        case Score.Undefined(String reason) -> {
          return new Score.Undefined(
              each.size() == 1 ? reason : "output %d: %s".formatted(i, reason));
        }
        case Score other -> throw new IllegalStateException("no number: " + other);
      }
      total += weights[i];
    }
    return value(sum / total);
  }
}
