// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import assay.runner.spec.ModelSpec;
import assay.runner.spec.OptimizerSpec;
import assay.runner.spec.TrainSpec;
import java.util.List;
import java.util.Optional;

/**
 * What one fit needs beside the process and the data, in bytes. Weights and gradients are there
 * twice: where the engine computes with them, and where the update rule does.
 *
 * @param weights in the engine
 * @param gradients in the engine
 * @param optimizer what the update rule remembers: none to three numbers a weight
 * @param copies of weights and gradients for the update rule, and of the best weights
 * @param activations what a batch leaves for the backward pass, and as much for its gradients
 */
public record MemoryForecast(
    long weights, long gradients, long optimizer, long copies, long activations) {

  /**
   * @param batch rows of a backward pass
   */
  public static MemoryForecast of(Architecture architecture, TrainSpec train, int batch) {
    long once = Float.BYTES * architecture.parameters();
    boolean keepsBest =
        train.options().earlyStopping().filter(stopping -> stopping.restoreBest()).isPresent();
    return new MemoryForecast(
        once,
        once,
        once * remembered(train),
        once * (keepsBest ? 3 : 2),
        2 * Float.BYTES * architecture.keptPerSample() * batch);
  }

  /** Numbers a weight. */
  private static int remembered(TrainSpec train) {
    return switch (train.optimizer()) {
      case OptimizerSpec.Sgd sgd -> sgd.momentum() > 0 ? 1 : 0;
      case OptimizerSpec.GradientDescent whole -> 0;
      case OptimizerSpec.RmsProp rms -> 1 + (rms.centered() ? 1 : 0) + (rms.momentum() > 0 ? 1 : 0);
      case OptimizerSpec.Adagrad adagrad -> 1;
      case OptimizerSpec.Adam adam -> 2;
      case OptimizerSpec.AdamW adam -> 2;
    };
  }

  public long total() {
    return weights + gradients + optimizer + copies + activations;
  }

  /** The part that lies in the heap of Java. */
  public long heap() {
    return optimizer + copies;
  }

  /**
   * What a smaller model could be, where one dense layer after convolutions has most parameters.
   *
   * @param row shape of a row
   */
  public static Optional<String> smaller(ModelSpec model, List<Integer> row, int outputs) {
    Architecture architecture = Architecture.of(model, row, outputs);
    Architecture.LargestLayer largest = architecture.largestLayer();
    int at = largest.index();
    boolean dominant =
        2 * largest.parameters() > architecture.parameters()
            && at > 0
            && architecture.layers().get(at) instanceof Layer.Linear
            && architecture.layers().get(at - 1) instanceof Layer.Flatten;
    if (!dominant) {
      return Optional.empty();
    }
    List<Integer> before =
        Layer.through(architecture.layers().subList(0, at - 1), architecture.input()).getLast();
    Layer.Linear dense = (Layer.Linear) architecture.layers().get(at);
    long pooled =
        new Layer.Linear(before.getFirst(), dense.outputs())
            .parameters().stream().mapToLong(ParameterShape::size).sum();
    return Optional.of(
        "Flattening %s into %d is %s weights = %s; `{pool: global}` before it would leave %s."
            .formatted(
                String.join("×", before.stream().map(String::valueOf).toList()),
                dense.outputs(),
                Amounts.millions(largest.parameters()),
                Amounts.bytes(Float.BYTES * largest.parameters()),
                Amounts.millions(pooled)));
  }
}
