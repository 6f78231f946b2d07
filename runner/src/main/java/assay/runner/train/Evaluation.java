// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.data.TargetScale;
import assay.runner.data.Targets;
import assay.runner.quality.Quality;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The metrics of a network, as it is at the time, on some rows. Predicted numbers are brought back
 * into the units of the data before they are judged.
 */
final class Evaluation {
  private final List<String> names;
  private final Rows rows;
  private final Objective objective;
  private final TargetScale scale;

  /**
   * @param names of the metrics
   * @param objective of these rows
   * @param scale of their numbers
   */
  Evaluation(List<String> names, Rows rows, Objective objective, TargetScale scale) {
    this.names = names;
    this.rows = rows;
    this.objective = objective;
    this.scale = scale;
  }

  /** What one pass over the rows says. */
  record Result(double loss, Map<String, Double> metrics) {}

  /** In declared order; those that are undefined for these rows are absent. */
  Result of(Network network) {
    float[] outputs = network.outputs(rows.features(), rows.count());
    return new Result(loss(outputs), metrics(outputs));
  }

  private double loss(float[] outputs) {
    float[] unused = new float[outputs.length];
    double sum = 0;
    for (int row = 0; row < rows.count(); row++) {
      sum += objective.cost(outputs, row * objective.outputs(), row, 0, unused);
    }
    return sum / rows.count();
  }

  private Map<String, Double> metrics(float[] outputs) {
    return switch (rows.truth()) {
      case Targets.Classes classes ->
          Quality.evaluate(
                  names,
                  objective instanceof Objective.BinaryCrossEntropy
                      ? Probabilities.ofSecond(outputs)
                      : Probabilities.ofRows(outputs, objective.outputs()),
                  classes.names().size(),
                  classes.labels())
              .metrics();
      case Targets.Numbers(double[] values, int width) ->
          Quality.ofNumbers(names, values, scale.inverse(wide(outputs)), width).metrics();
    };
  }

  private static double[] wide(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
