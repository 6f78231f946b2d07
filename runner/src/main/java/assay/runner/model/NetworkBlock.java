// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;

/**
 * An architecture for the engine: [rows, …] to [rows, outputs]. Its trained parameters stand in the
 * order of {@link Architecture#parameterShapes}; after them come the running means and variances of
 * batch norms, which are not trained.
 */
public final class NetworkBlock extends AbstractBlock {
  private static final byte VERSION = 1;

  private final Architecture architecture;
  private final DropoutMasks masks;
  private final List<Parameter> trained = new ArrayList<>();
  private final List<Parameter> running = new ArrayList<>();

  private NetworkBlock(Architecture architecture, DropoutMasks masks) {
    super(VERSION);
    this.architecture = architecture;
    this.masks = masks;
    for (ParameterShape each : architecture.parameterShapes()) {
      trained.add(add("p" + trained.size(), type(each.role()), shape(each.shape()), true));
    }
    runningOf(architecture.layers());
  }

  /**
   * A block whose trained parameters are all zero: the first values are written into it.
   *
   * @param manager owns the parameters
   */
  public static NetworkBlock create(
      Architecture architecture, NDManager manager, DataType type, DropoutMasks masks) {
    NetworkBlock block = new NetworkBlock(architecture, masks);
    // The default initializer would draw from the generator that all threads share.
    block.setInitializer(Initializer.ZEROS, parameter -> true);
    block.initialize(manager, type, new Shape(1).addAll(shape(architecture.input())));
    for (Parameter each : block.running) {
      if (each.getType() == Parameter.Type.RUNNING_VAR) {
        each.getArray().addi(1);
      }
    }
    return block;
  }

  private static Parameter.Type type(ParameterShape.Role role) {
    return switch (role) {
      case WEIGHT -> Parameter.Type.WEIGHT;
      case BIAS -> Parameter.Type.BIAS;
      case GAIN -> Parameter.Type.GAMMA;
      case SHIFT -> Parameter.Type.BETA;
    };
  }

  private void runningOf(List<Layer> layers) {
    for (Layer layer : layers) {
      if (layer instanceof Layer.BatchNorm norm) {
        Shape shape = new Shape(norm.channels());
        String name = "r" + running.size();
        running.add(add(name + "m", Parameter.Type.RUNNING_MEAN, shape, false));
        running.add(add(name + "v", Parameter.Type.RUNNING_VAR, shape, false));
      } else if (layer instanceof Layer.Residual residual) {
        runningOf(residual.body());
      }
    }
  }

  private Parameter add(String name, Parameter.Type type, Shape shape, boolean gradient) {
    return addParameter(
        Parameter.builder()
            .setName(name)
            .setType(type)
            .optShape(shape)
            .optRequiresGrad(gradient)
            .build());
  }

  static Shape shape(List<Integer> sizes) {
    return new Shape(sizes.stream().mapToLong(Integer::longValue).toArray());
  }

  public Architecture architecture() {
    return architecture;
  }

  /** In order. */
  public List<NDArray> trainedArrays() {
    return trained.stream().map(Parameter::getArray).toList();
  }

  /** Means and variances of batch norms, in order. */
  public List<NDArray> runningArrays() {
    return running.stream().map(Parameter::getArray).toList();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> arguments) {
    NDArray rows = inputs.singletonOrThrow();
    Shape expected = new Shape(rows.getShape().get(0)).addAll(shape(architecture.input()));
    NDArray shaped = rows.getShape().equals(expected) ? rows : rows.reshape(expected);
    ForwardPass pass =
        new ForwardPass(trainedArrays().iterator(), runningArrays().iterator(), masks, training);
    return new NDList(pass.through(architecture.layers(), shaped));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[0].get(0), architecture.outputs())};
  }
}
