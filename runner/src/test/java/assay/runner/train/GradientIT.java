// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import assay.runner.data.Targets;
import assay.runner.model.Architecture;
import assay.runner.model.DropoutMasks;
import assay.runner.model.Layer;
import assay.runner.model.Layer.Activate;
import assay.runner.model.Layer.Linear;
import assay.runner.model.NetworkBlock;
import assay.runner.spec.ModelSpec.Activation;
import assay.runner.spec.ModelSpec.Cell;
import assay.runner.spec.TrainSpec;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of every layer against central differences. */
@ExtendWith(NoOpenTensors.class)
class GradientIT {
  private static final int ROWS = 3;
  private static final int OUTPUTS = 3;
  private static final long DROPOUT_SEED = 5;
  private static final List<Integer> SERIES = List.of(4, 2);
  private static final List<Integer> IMAGE = List.of(2, 5, 5);

  private final TorchEngine engine = TorchEngine.start();
  private final Random random = new Random(20);

  static List<Arguments> networks() {
    List<Arguments> all = new ArrayList<>();
    for (Activation function : Activation.values()) {
      all.add(
          network(
              function.toString(),
              List.of(4),
              new Linear(4, 5),
              new Activate(function),
              new Linear(5, OUTPUTS)));
    }
    all.add(
        network(
            "dropout",
            List.of(4),
            new Linear(4, 6),
            new Layer.Dropout(0.4),
            new Linear(6, OUTPUTS)));
    all.add(
        network(
            "batch norm",
            List.of(4),
            new Linear(4, 5),
            new Layer.BatchNorm(5),
            new Linear(5, OUTPUTS)));
    all.add(
        network(
            "layer norm",
            List.of(4),
            new Linear(4, 5),
            new Layer.LayerNorm(List.of(5)),
            new Linear(5, OUTPUTS)));
    all.add(
        network(
            "convolution, batch norm, max pool",
            IMAGE,
            new Layer.Convolution(2, 3, 3, 1, 1),
            new Layer.BatchNorm(3),
            new Layer.Pool(2, 2, true),
            new Layer.Flatten(),
            new Linear(12, OUTPUTS)));
    all.add(
        network(
            "strided convolution, average pool",
            IMAGE,
            new Layer.Convolution(2, 3, 2, 1, 0),
            new Layer.Pool(2, 2, false),
            new Layer.Flatten(),
            new Linear(12, OUTPUTS)));
    all.add(
        network(
            "residual, global maximum",
            IMAGE,
            new Layer.Residual(
                List.of(
                    new Layer.Convolution(2, 3, 3, 2, 1),
                    new Activate(Activation.TANH),
                    new Layer.Convolution(3, 3, 3, 1, 1)),
                Optional.of(new Layer.Convolution(2, 3, 1, 2, 0))),
            new Layer.GlobalPool(true),
            new Linear(3, OUTPUTS)));
    all.add(
        network(
            "global average",
            IMAGE,
            new Layer.Convolution(2, 3, 3, 1, 1),
            new Layer.GlobalPool(false),
            new Linear(3, OUTPUTS)));
    for (Cell cell : Cell.values()) {
      for (boolean both : new boolean[] {false, true}) {
        int width = both ? 6 : 3;
        all.add(
            network(
                cell + (both ? " both ways" : ""),
                SERIES,
                new Layer.Recurrent(cell, 2, 3, both, true),
                new Layer.Recurrent(cell, width, 3, both, false),
                new Linear(width, OUTPUTS)));
      }
    }
    for (boolean normFirst : new boolean[] {false, true}) {
      all.add(
          network(
              normFirst ? "encoder, norm first" : "encoder",
              SERIES,
              new Linear(2, 4),
              new Layer.Positions(4, 4),
              new Layer.Encoder(4, 2, 5, Activation.GELU, 0.2, normFirst),
              new Layer.Pooled(normFirst),
              new Linear(4, OUTPUTS)));
    }
    return all;
  }

  private static Arguments network(String name, List<Integer> input, Layer... layers) {
    return Arguments.argumentSet(name, new Architecture(input, List.of(layers)));
  }

  // A random weighting of the outputs stands for the loss: its gradient is known.
  @ParameterizedTest
  @MethodSource("networks")
  void inDoublePrecisionTheyAgreeToTheSixthDigit(Architecture architecture) {
    try (NDManager manager = engine.newManager()) {
      DropoutMasks masks = new DropoutMasks(DROPOUT_SEED);
      NetworkBlock block = NetworkBlock.create(architecture, manager, DataType.FLOAT64, masks);
      List<DoubleBuffer> values = block.trainedArrays().stream().map(this::doubles).toList();
      values.forEach(this::fill);
      Shape shape = new Shape(ROWS);
      for (int size : architecture.input()) {
        shape = shape.add(size);
      }
      NDArray input =
          manager.create(gaussians((int) shape.size(), 1), shape).toType(DataType.FLOAT64, true);
      double[] weights = wide(gaussians(ROWS * OUTPUTS, 1));
      NDArray seed = manager.create(weights, new Shape(ROWS, OUTPUTS));

      Autograd.recording(true);
      masks.restart(DROPOUT_SEED);
      Autograd.backward(outputs(block, input), seed);
      Autograd.recording(false);

      for (int p = 0; p < values.size(); p++) {
        DoubleBuffer memory = values.get(p);
        double[] gradient = block.trainedArrays().get(p).getGradient().toDoubleArray();
        for (int i = 0; i < gradient.length; i++) {
          double kept = memory.get(i);
          double step = 1e-5;
          memory.put(i, kept + step);
          double above = weighted(block, masks, input, weights);
          memory.put(i, kept - step);
          double below = weighted(block, masks, input, weights);
          memory.put(i, kept);
          assertThat(gradient[i])
              .as("parameter %d, element %d", p, i)
              .isCloseTo((above - below) / (2 * step), within(1e-6));
        }
      }
    }
  }

  private static NDArray outputs(NetworkBlock block, NDArray input) {
    ParameterStore store = new ParameterStore(input.getManager(), false);
    return block.forward(store, new NDList(input), true).singletonOrThrow();
  }

  private static double weighted(
      NetworkBlock block, DropoutMasks masks, NDArray input, double[] weights) {
    masks.restart(DROPOUT_SEED);
    try (NDManager scope = input.getManager().newSubManager()) {
      input.tempAttach(scope);
      double[] outputs = outputs(block, input).toDoubleArray();
      double sum = 0;
      for (int i = 0; i < outputs.length; i++) {
        sum += weights[i] * outputs[i];
      }
      return sum;
    }
  }

  // As fits compute them, with the cross-entropy of three rows. A difference of losses has about
  // 1e-7/1e-2 of rounding in it.
  @ParameterizedTest
  @EnumSource
  void inSinglePrecisionTheyAgreeToOnePercentOfTheNorm(Activation activation) {
    Architecture architecture =
        new Architecture(
            List.of(4), List.of(new Linear(4, 5), new Activate(activation), new Linear(5, 3)));
    Objective objective =
        Objective.of(
            TrainSpec.Loss.CROSS_ENTROPY,
            1,
            new Targets.Classes(new int[] {0, 2, 1}, List.of("a", "b", "c")));
    float[] features = gaussians(ROWS * 4, 1);
    try (NDManager manager = engine.newManager()) {
      Network network = new Network(architecture, 0, manager);
      float[] values = gaussians(network.parameters().size(), 0.5);
      NDArray input = manager.create(features, new Shape(ROWS, 4));
      network.parameters().write(values);

      Autograd.recording(true);
      NDArray outputs = network.forward(input, true);
      float[] slopes = new float[ROWS * OUTPUTS];
      loss(objective, outputs.toFloatArray(), slopes);
      Autograd.backward(outputs, manager.create(slopes, new Shape(ROWS, OUTPUTS)));
      float[] gradient = new float[values.length];
      network.parameters().takeGradient(gradient);

      double squaredError = 0;
      double squaredNorm = 0;
      for (int i = 0; i < values.length; i++) {
        double difference =
            (lossAt(network, objective, features, values, i, 5e-3f)
                    - lossAt(network, objective, features, values, i, -5e-3f))
                / 1e-2;
        squaredError += Math.pow(difference - gradient[i], 2);
        squaredNorm += Math.pow(gradient[i], 2);
      }
      assertThat(Math.sqrt(squaredError)).isLessThan(1e-2 * Math.sqrt(squaredNorm));
    }
  }

  /**
   * The squared error of a sigmoid unit, ½(y − σ(w·x + b))²: its derivative by the output is ŷ − y.
   * With y − ŷ, as it is sometimes printed, every step would go uphill.
   */
  @Test
  void backPropagationOfSquaredErrorNeedsTheErrorAsPredictedLessTrue() {
    double[] at = {0.4, -0.3};
    double x = 1.7;
    double y = 1;
    double predicted = sigmoid(at[0] * x + at[1]);
    double slope = predicted * (1 - predicted);

    double[] right = {(predicted - y) * slope * x, (predicted - y) * slope};
    double[] wrong = {(y - predicted) * slope * x, (y - predicted) * slope};

    for (int i = 0; i < 2; i++) {
      double[] above = at.clone();
      double[] below = at.clone();
      above[i] += 1e-6;
      below[i] -= 1e-6;
      double difference = (squaredError(above, x, y) - squaredError(below, x, y)) / 2e-6;
      assertThat(right[i]).isCloseTo(difference, within(1e-9));
      assertThat(wrong[i]).isCloseTo(-difference, within(1e-9));
    }
    assertThat(squaredError(moved(at, right), x, y)).isLessThan(squaredError(at, x, y));
    assertThat(squaredError(moved(at, wrong), x, y)).isGreaterThan(squaredError(at, x, y));
  }

  private static double[] moved(double[] at, double[] gradient) {
    return new double[] {at[0] - 0.1 * gradient[0], at[1] - 0.1 * gradient[1]};
  }

  private static double squaredError(double[] weights, double x, double y) {
    return Math.pow(y - sigmoid(weights[0] * x + weights[1]), 2) / 2;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double lossAt(
      Network network, Objective objective, float[] features, float[] values, int i, float step) {
    float[] moved = values.clone();
    moved[i] += step;
    network.parameters().write(moved);
    return loss(objective, network.outputs(features, ROWS), new float[ROWS * OUTPUTS]);
  }

  private static double loss(Objective objective, float[] outputs, float[] slopes) {
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      sum += objective.cost(outputs, row * OUTPUTS, row, 1.0 / ROWS, slopes);
    }
    return sum / ROWS;
  }

  private DoubleBuffer doubles(NDArray tensor) {
    return tensor.toByteBuffer(true).order(ByteOrder.nativeOrder()).asDoubleBuffer();
  }

  private void fill(DoubleBuffer values) {
    for (int i = 0; i < values.capacity(); i++) {
      values.put(i, 0.5 * random.nextGaussian());
    }
  }

  private static double[] wide(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private float[] gaussians(int count, double deviation) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }
}
