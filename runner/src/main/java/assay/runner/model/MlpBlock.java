// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.Initializer;
import assay.runner.spec.ModelSpec;
import java.util.List;

/**
 * A multilayer perceptron for the engine: [rows, inputs] to logits [rows, classes]. Its parameters
 * stand in the order of {@link InitialValues}.
 */
public final class MlpBlock {
  private MlpBlock() {}

  /**
   * A block whose parameters are all zero: the first values are written into it.
   *
   * @param manager owns the parameters
   */
  public static Block create(Architecture architecture, NDManager manager, DataType type) {
    SequentialBlock block = new SequentialBlock();
    List<LinearShape> layers = architecture.layers();
    for (LinearShape layer : layers.subList(0, layers.size() - 1)) {
      block.add(linear(layer)).add(activation(architecture.activation()));
    }
    block.add(linear(layers.getLast()));
    // The default initializer would draw from the generator that all threads share.
    block.setInitializer(Initializer.ZEROS, parameter -> true);
    block.initialize(manager, type, new Shape(1, architecture.inputs()));
    return block;
  }

  private static Block linear(LinearShape layer) {
    return Linear.builder().setUnits(layer.outputs()).build();
  }

  private static Block activation(ModelSpec.Activation activation) {
    return switch (activation) {
      case RELU -> Activation.reluBlock();
      case TANH -> Activation.tanhBlock();
      case SIGMOID -> Activation.sigmoidBlock();
    };
  }
}
