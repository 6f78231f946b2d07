// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Predicted numbers beside the true ones; one output or several. */
public final class Outputs implements Sample<Outputs> {
  private final List<Output> outputs;
  private final Weights weights;

  private Outputs(List<Output> outputs, Weights weights) {
    this.outputs = outputs;
    this.weights = weights;
  }

  /**
   * @param truth of each output, as long as there are rows; finite
   * @param predicted as many
   */
  public static Outputs of(List<double[]> truth, List<double[]> predicted) {
    return of(truth, predicted, Optional.empty());
  }

  /**
   * Outputs in time.
   *
   * @param history of each output, what a model was trained on, in order
   * @param season steps after which the series resembles itself; 1 without seasons
   */
  public static Outputs inTime(
      List<double[]> truth, List<double[]> predicted, List<double[]> history, int season) {
    List<NaiveForecast> naive =
        history.stream().map(values -> new NaiveForecast(values, season)).toList();
    return of(truth, predicted, Optional.of(naive));
  }

  private static Outputs of(
      List<double[]> truth, List<double[]> predicted, Optional<List<NaiveForecast>> naive) {
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < truth.size(); i++) {
      int output = i;
      outputs.add(new Output(truth.get(i), predicted.get(i), naive.map(each -> each.get(output))));
    }
    return new Outputs(outputs, Weights.equal(truth.getFirst().length));
  }

  @Override
  public int rows() {
    return outputs.getFirst().rows();
  }

  @Override
  public Weights weights() {
    return weights;
  }

  @Override
  public Outputs weighted(Weights other) {
    return new Outputs(outputs, other);
  }

  List<Output> each() {
    return outputs;
  }
}
