// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Evaluates predicted class probabilities against true classes. */
public final class Quality {
  private Quality() {}

  /** The public names of all metrics that there are. */
  public static Set<String> names() {
    return ClassificationMetrics.names();
  }

  /**
   * The predicted class of a row is its most probable one, the lowest of equals.
   *
   * @param names of {@link #names()}
   * @param probabilities row-major, rows × classes; each row sums to 1 but for rounding
   * @param classes at least 2
   * @param labels the true class of each row, from 0
   * @throws IllegalArgumentException for an unknown name, or arrays that do not fit together
   */
  public static Scores evaluate(
      Collection<String> names, double[] probabilities, int classes, int[] labels) {
    Map<String, ClassificationMetrics.Metric> wanted = new LinkedHashMap<>();
    names.forEach(name -> wanted.put(name, ClassificationMetrics.named(name)));
    Optional<String> unusable = Predictions.unusable(probabilities, classes, labels);
    if (unusable.isPresent()) {
      Map<String, String> reasons = new LinkedHashMap<>();
      names.forEach(name -> reasons.put(name, unusable.get()));
      return new Scores(Map.of(), reasons);
    }
    return evaluate(wanted, Predictions.of(probabilities, classes, labels));
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

  private static Scores evaluate(
      Map<String, ClassificationMetrics.Metric> wanted, Predictions predictions) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    Map<String, String> undefined = new LinkedHashMap<>();
    wanted.forEach((name, metric) -> {
      switch (metric.of(predictions)) {
        case Score.Value(double value) -> metrics.put(name, value);
        case Score.Undefined(String reason) -> undefined.put(name, reason);
      }
    });
    return new Scores(metrics, undefined);
  }
}
