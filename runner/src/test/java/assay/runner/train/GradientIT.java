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
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import assay.runner.model.Architecture;
import assay.runner.model.LinearShape;
import assay.runner.model.MlpBlock;
import assay.runner.spec.ModelSpec.Activation;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradients of the mean cross-entropy of three rows against central differences of the loss. */
@ExtendWith(NoOpenTensors.class)
class GradientIT {
  private static final int[] LABELS = {0, 2, 1};
  private static final double ROWS = LABELS.length;
  private static final int CLASSES = 3;

  private final TorchEngine engine = TorchEngine.start();
  private final Random random = new Random(20);
  private final float[] features = gaussians(LABELS.length * 4, 1);

  @ParameterizedTest
  @EnumSource
  void inDoublePrecisionTheyAgreeToTheSeventhDigit(Activation activation) {
    try (NDManager manager = engine.newManager()) {
      Block block = MlpBlock.create(architecture(activation), manager, DataType.FLOAT64);
      List<DoubleBuffer> values =
          block.getParameters().values().stream().map(p -> doubles(p.getArray())).toList();
      values.forEach(this::fill);
      ParameterStore store = new ParameterStore(manager, false);
      NDArray input =
          manager.create(features, new Shape(LABELS.length, 4)).toType(DataType.FLOAT64, true);
      NDArray seed = lossGradient(manager).toType(DataType.FLOAT64, true);

      Autograd.recording(true);
      Autograd.backward(logProbabilities(block, store, input), seed);
      Autograd.recording(false);

      for (int p = 0; p < values.size(); p++) {
        DoubleBuffer memory = values.get(p);
        double[] gradient =
            block.getParameters().valueAt(p).getArray().getGradient().toDoubleArray();
        for (int i = 0; i < gradient.length; i++) {
          double kept = memory.get(i);
          double step = 1e-5;
          memory.put(i, kept + step);
          double above = loss(logProbabilities(block, store, input).toDoubleArray());
          memory.put(i, kept - step);
          double below = loss(logProbabilities(block, store, input).toDoubleArray());
          memory.put(i, kept);
          assertThat(gradient[i]).isCloseTo((above - below) / (2 * step), within(1e-7));
        }
      }
    }
  }

  // As fits compute them. A difference of losses has about 1e-7/1e-2 of rounding in it.
  @ParameterizedTest
  @EnumSource
  void inSinglePrecisionTheyAgreeToOnePercentOfTheNorm(Activation activation) {
    try (NDManager manager = engine.newManager()) {
      Classifier classifier = new Classifier(architecture(activation), manager);
      float[] values = gaussians(classifier.parameters().size(), 0.5);
      NDArray input = manager.create(features, new Shape(LABELS.length, 4));
      classifier.parameters().write(values);

      float[] gradient = new float[values.length];
      Autograd.recording(true);
      Autograd.backward(classifier.forward(input, true).logSoftmax(1), lossGradient(manager));
      Autograd.recording(false);
      classifier.parameters().takeGradient(gradient);

      double squaredError = 0;
      double squaredNorm = 0;
      for (int i = 0; i < values.length; i++) {
        double difference =
            (lossAt(classifier, input, values, i, 5e-3f)
                    - lossAt(classifier, input, values, i, -5e-3f))
                / 1e-2;
        squaredError += Math.pow(difference - gradient[i], 2);
        squaredNorm += Math.pow(gradient[i], 2);
      }
      assertThat(Math.sqrt(squaredError)).isLessThan(1e-2 * Math.sqrt(squaredNorm));
    }
  }

  private static double lossAt(
      Classifier classifier, NDArray input, float[] values, int index, float step) {
    float[] moved = values.clone();
    moved[index] += step;
    classifier.parameters().write(moved);
    return loss(
        classifier
            .forward(input, false)
            .toType(DataType.FLOAT64, true)
            .logSoftmax(1)
            .toDoubleArray());
  }

  private static NDArray logProbabilities(Block block, ParameterStore store, NDArray input) {
    return block.forward(store, new NDList(input), true).singletonOrThrow().logSoftmax(1);
  }

  private static double loss(double[] logProbabilities) {
    double sum = 0;
    for (int row = 0; row < LABELS.length; row++) {
      sum -= logProbabilities[row * CLASSES + LABELS[row]];
    }
    return sum / ROWS;
  }

  private static NDArray lossGradient(NDManager manager) {
    float[] gradient = new float[LABELS.length * CLASSES];
    for (int row = 0; row < LABELS.length; row++) {
      gradient[row * CLASSES + LABELS[row]] = -1f / LABELS.length;
    }
    return manager.create(gradient, new Shape(LABELS.length, CLASSES));
  }

  private static Architecture architecture(Activation activation) {
    return new Architecture(
        List.of(new LinearShape(4, 5), new LinearShape(5, 4), new LinearShape(4, CLASSES)),
        activation);
  }

  private static DoubleBuffer doubles(NDArray tensor) {
    return tensor.toByteBuffer(true).order(ByteOrder.nativeOrder()).asDoubleBuffer();
  }

  private void fill(DoubleBuffer values) {
    for (int i = 0; i < values.capacity(); i++) {
      values.put(i, 0.5 * random.nextGaussian());
    }
  }

  private float[] gaussians(int count, double deviation) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }
}
