// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Evaluates predicted class probabilities against true classes. */
public final class Quality {
  private Quality() {}

  /** Metrics that tell one class from one other. */
  public static final List<String> FOR_TWO_CLASSES =
      List.of(
          "precision",
          "recall",
          "f1",
          "f2",
          "f0.5",
          "jaccard",
          "specificity",
          "roc_auc",
          "average_precision",
          "ks");

  /** The public names of all metrics of class probabilities that are one number. */
  public static Set<String> names() {
    return ClassificationMetrics.NUMBERS.keySet();
  }

  /**
   * The predicted class of a row is its most probable one, the lowest of equals.
   *
   * @param names of {@link #names()}, or {@code topK_accuracy} for any K
   * @param probabilities row-major, rows × classes; each row sums to 1 but for rounding
   * @param classes at least 2
   * @param labels the true class of each row, from 0
   * @throws IllegalArgumentException for an unknown name, or arrays that do not fit together
   */
  public static Scores evaluate(
      Collection<String> names, double[] probabilities, int classes, int[] labels) {
    names.forEach(Quality::requireNumber);
    Optional<String> unusable = Predictions.unusable(probabilities, classes, labels);
    if (unusable.isPresent()) {
      Map<String, String> reasons = new LinkedHashMap<>();
      names.forEach(name -> reasons.put(name, unusable.get()));
      return new Scores(Map.of(), reasons);
    }
    return evaluate(names, Predictions.ofProbabilities(probabilities, classes, labels));
  }

  private static void requireNumber(String name) {
    if (!ClassificationMetrics.NUMBERS.containsKey(name) && !TopK.isName(name)) {
      throw new IllegalArgumentException("there is no metric `%s`".formatted(name));
    }
  }

  /** As above, for what an engine gives in single precision. */
  public static Scores evaluate(
      Collection<String> names, float[] probabilities, int classes, int[] labels) {
    double[] wide = new double[probabilities.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = probabilities[i];
    }
    return evaluate(names, wide, classes, labels);
  }

  /**
   * Metrics of predicted numbers, of those that are one number each.
   *
   * @param truth row-major, rows × outputs
   * @param predicted as many; none is defined unless all are finite
   */
  public static Scores ofNumbers(
      Collection<String> names, double[] truth, double[] predicted, int outputs) {
    if (!Arrays.stream(predicted).allMatch(Double::isFinite)) {
      Map<String, String> reasons = new LinkedHashMap<>();
      names.forEach(name -> reasons.put(name, "a predicted number is not finite"));
      return new Scores(Map.of(), reasons);
    }
    return scores(
        Metrics.SERIES.evaluate(
            names,
            Outputs.of(columns(truth, outputs), columns(predicted, outputs)),
            Options.DEFAULT));
  }

  private static List<double[]> columns(double[] values, int outputs) {
    return IntStream.range(0, outputs)
        .mapToObj(output ->
            IntStream.range(0, values.length / outputs)
                .mapToDouble(row -> values[row * outputs + output])
                .toArray())
        .toList();
  }

  private static Scores evaluate(Collection<String> names, Predictions predictions) {
    return scores(Metrics.BINARY.evaluate(names, predictions, Options.DEFAULT));
  }

  private static Scores scores(Map<String, Score> evaluated) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    Map<String, String> undefined = new LinkedHashMap<>();
    evaluated.forEach((name, score) -> {
      switch (score) {
        case Score.Value(double value) -> metrics.put(name, value);
        case Score.Undefined(String reason) -> undefined.put(name, reason);
        case Score other -> throw new IllegalStateException(name + " is no number");
      }
    });
    return new Scores(metrics, undefined);
  }
}
