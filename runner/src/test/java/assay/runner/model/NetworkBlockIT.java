// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import assay.runner.model.Layer.Activate;
import assay.runner.model.Layer.BatchNorm;
import assay.runner.model.Layer.Convolution;
import assay.runner.model.Layer.Dropout;
import assay.runner.model.Layer.Encoder;
import assay.runner.model.Layer.Flatten;
import assay.runner.model.Layer.GlobalPool;
import assay.runner.model.Layer.Linear;
import assay.runner.model.Layer.Pool;
import assay.runner.model.Layer.Pooled;
import assay.runner.model.Layer.Positions;
import assay.runner.model.Layer.Recurrent;
import assay.runner.spec.ModelSpec.Activation;
import assay.runner.spec.ModelSpec.Cell;
import assay.runner.train.TorchEngine;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Forward passes against the literals of {@code forward_literals.py}. */
class NetworkBlockIT {
  private static final float PRECISION = 2e-6f;
  private static final int ROWS = 2;
  private static final List<Integer> SERIES = List.of(5, 3);
  private static final List<Integer> IMAGE = List.of(2, 6, 6);
  private static final List<Layer> CONVOLUTIONS =
      List.of(
          new Convolution(2, 3, 3, 2, 1),
          new BatchNorm(3),
          new Activate(Activation.RELU),
          new Pool(2, 1, true),
          new Flatten(),
          new Linear(12, 2));

  private final TorchEngine engine = TorchEngine.start();

  static List<Arguments> networks() {
    return List.of(
        Arguments.of(
            SERIES,
            List.of(new Recurrent(Cell.LSTM, 3, 4, false, false), new Linear(4, 2)),
            new float[] {-0.1703418f, -0.6044742f, -0.1436522f, -0.6198028f}),
        Arguments.of(
            SERIES,
            List.of(new Recurrent(Cell.GRU, 3, 4, false, false), new Linear(4, 2)),
            new float[] {0.356745f, 0.8199472f, 0.2880249f, 0.8132392f}),
        Arguments.of(
            SERIES,
            List.of(
                new Recurrent(Cell.GRU, 3, 4, true, true),
                new Recurrent(Cell.RNN, 8, 3, false, false),
                new Linear(3, 2)),
            new float[] {0.3585199f, 0.5341456f, 0.2335814f, 0.6142702f}),
        Arguments.of(
            SERIES,
            List.of(new Recurrent(Cell.LSTM, 3, 4, true, false), new Linear(8, 2)),
            new float[] {-0.1597166f, 0.3345064f, -0.17145f, 0.3297578f}),
        Arguments.of(
            SERIES,
            encoder(false),
            new float[] {-0.07419764f, -0.05499314f, -0.07886367f, -0.03302933f}),
        Arguments.of(
            SERIES, encoder(true), new float[] {0.4007891f, 0.1678972f, 0.4026702f, 0.1877116f}),
        Arguments.of(
            IMAGE, CONVOLUTIONS, new float[] {0.3406747f, 0.4353765f, 0.3756083f, 0.4053278f}),
        Arguments.of(
            IMAGE,
            List.of(new GlobalPool(false), new Linear(2, 2)),
            new float[] {-0.1728687f, 0.3894587f, -0.2064347f, 0.4132228f}));
  }

  private static List<Layer> encoder(boolean normFirst) {
    return List.of(
        new Linear(3, 4),
        new Positions(5, 4),
        new Encoder(4, 2, 6, Activation.GELU, 0, normFirst),
        new Pooled(true),
        new Linear(4, 2));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aForwardPassIsWhatTheFormulasSay(List<Integer> input, List<Layer> layers, float[] expected) {
    try (NDManager manager = engine.newManager(Device.cpu())) {
      NetworkBlock block = block(new Architecture(input, layers), manager);

      assertThat(outputs(block, manager, false)).containsExactly(expected, within(PRECISION));
    }
  }

  @Test
  void batchNormUsesTheBatchInTrainingAndRemembersIt() {
    try (NDManager manager = engine.newManager(Device.cpu())) {
      NetworkBlock block = block(new Architecture(IMAGE, CONVOLUTIONS), manager);

      assertThat(outputs(block, manager, true))
          .usingComparatorWithPrecision(PRECISION)
          .containsExactly(0.4730841f, 0.3066104f, 0.5186627f, 0.2678261f);
      assertThat(block.runningArrays().get(0).toFloatArray())
          .usingComparatorWithPrecision(PRECISION)
          .containsExactly(0.05087717f, 0.004173365f, -0.0497963f);
      assertThat(block.runningArrays().get(1).toFloatArray())
          .usingComparatorWithPrecision(PRECISION)
          .containsExactly(0.9594323f, 0.9459246f, 0.9585031f);
    }
  }

  @Test
  void batchNormRemembersNothingWhereNothingIsLearned() {
    try (NDManager manager = engine.newManager(Device.cpu())) {
      NetworkBlock block = block(new Architecture(IMAGE, CONVOLUTIONS), manager);

      outputs(block, manager, false);

      assertThat(block.runningArrays().get(0).toFloatArray()).containsOnly(0);
      assertThat(block.runningArrays().get(1).toFloatArray()).containsOnly(1);
    }
  }

  // At −2, −0.5, 0.5 and 2.
  @ParameterizedTest
  @CsvSource({
    "RELU, 0, 0, 0.5, 2",
    "LEAKY_RELU, -0.02, -0.005, 0.5, 2",
    "GELU, -0.04550026, -0.1542688, 0.3457312, 1.9545",
    "ELU, -0.8646647, -0.3934693, 0.5, 2",
    "SELU, -1.520166, -0.6917582, 0.5253505, 2.101402",
    "SILU, -0.2384058, -0.1887703, 0.3112297, 1.761594",
    "SOFTPLUS, 0.126928, 0.474077, 0.974077, 2.126928",
    "IDENTITY, -2, -0.5, 0.5, 2",
    "TANH, -0.9640276, -0.4621172, 0.4621172, 0.9640276",
    "SIGMOID, 0.1192029, 0.3775407, 0.6224593, 0.8807971",
  })
  void activationsArePyTorchs(Activation function, float a, float b, float c, float d) {
    try (NDManager manager = engine.newManager(Device.cpu())) {
      NDArray x = manager.create(new float[] {-2, -0.5f, 0.5f, 2});

      assertThat(ForwardPass.activated(function, x).toFloatArray())
          .usingComparatorWithPrecision(1e-6f)
          .containsExactly(a, b, c, d);
    }
  }

  @Test
  void dropoutLeavesOutAShareAndScalesTheRestInTrainingAlone() {
    Architecture plain =
        new Architecture(List.of(1000), List.of(new Dropout(0.25), new Linear(1000, 1)));
    try (NDManager manager = engine.newManager(Device.cpu())) {
      DropoutMasks masks = new DropoutMasks(3);
      NDArray mask = masks.mask(manager.ones(new Shape(20, 1000)), 0.25);
      float[] values = mask.toFloatArray();
      int kept = 0;
      for (float value : values) {
        kept += value > 0 ? 1 : 0;
      }

      assertThat(values).containsOnly(0, 4f / 3);
      // 15 000 of 20 000, whose standard deviation is 61.
      assertThat(kept).isBetween(14_750, 15_250);

      NetworkBlock block = NetworkBlock.create(plain, manager, DataType.FLOAT32, masks);
      fill(block);
      float[] still = outputs(block, manager, false);
      assertThat(outputs(block, manager, false)).isEqualTo(still);
      masks.restart(9);
      float[] first = outputs(block, manager, true);
      assertThat(outputs(block, manager, true)).isNotEqualTo(first);
      masks.restart(9);
      assertThat(outputs(block, manager, true)).isEqualTo(first);
    }
  }

  @Test
  void aResidualAddsWhatCameInProjectedWhereItsShapeChanges() {
    Architecture same =
        new Architecture(
            IMAGE,
            List.of(
                new Layer.Residual(List.of(new Convolution(2, 2, 3, 1, 1)), Optional.empty()),
                new Flatten(),
                new Linear(72, 1)));
    Architecture half =
        new Architecture(
            IMAGE,
            List.of(
                new Layer.Residual(
                    List.of(new Convolution(2, 3, 3, 2, 1)),
                    Optional.of(new Convolution(2, 3, 1, 2, 0))),
                new GlobalPool(true),
                new Linear(3, 1)));
    try (NDManager manager = engine.newManager(Device.cpu())) {
      NetworkBlock zero = NetworkBlock.create(same, manager, DataType.FLOAT32, new DropoutMasks(0));
      NDArray weights = zero.trainedArrays().get(2);
      weights.set(FloatBuffer.wrap(ones(72)));

      float sum = 0;
      for (int i = 0; i < 72; i++) {
        sum += (float) Math.cos(0.9 * i + 0.2);
      }
      // The convolution is zero: what is left is the input.
      assertThat(outputs(zero, manager, false)[0]).isCloseTo(sum, within(1e-4f));
      assertThat(outputs(block(half, manager), manager, false)).hasSize(ROWS);
    }
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static NetworkBlock block(Architecture architecture, NDManager manager) {
    NetworkBlock block =
        NetworkBlock.create(architecture, manager, DataType.FLOAT32, new DropoutMasks(0));
    fill(block);
    return block;
  }

  private static void fill(NetworkBlock block) {
    int next = 0;
    for (NDArray array : block.trainedArrays()) {
      float[] values = new float[(int) array.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (0.5 * Math.sin(1.3 * next++ + 0.7));
      }
      array.set(FloatBuffer.wrap(values));
    }
  }

  private static float[] outputs(NetworkBlock block, NDManager manager, boolean training) {
    Shape shape = new Shape(ROWS).addAll(NetworkBlock.shape(block.architecture().input()));
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.cos(0.9 * i + 0.2);
    }
    try (NDManager scope = manager.newSubManager()) {
      NDArray rows = scope.create(values, shape);
      return block
          .forward(new ParameterStore(manager, false), new NDList(rows), training)
          .singletonOrThrow()
          .toFloatArray();
    }
  }
}
