// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.Initializer;
import assay.runner.spec.ModelSpec;
import assay.runner.spec.ModelSpec.LayerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
  private static final Layer RELU = new Layer.Activate(ModelSpec.Activation.RELU);
  private static final Initializer ZEROS = new Initializer.Zeros();

  @Test
  void layersLeadFromColumnsOverHiddenWidthsToClasses() {
    assertThat(architecture(4, 3, 16, 8).layers())
        .containsExactly(
            new Layer.Linear(4, 16), RELU, new Layer.Linear(16, 8), RELU, new Layer.Linear(8, 3));
  }

  @Test
  void withoutHiddenLayersItIsOneLinearLayer() {
    assertThat(architecture(4, 3).layers()).containsExactly(new Layer.Linear(4, 3));
  }

  @Test
  void parametersAreWeightsAndBiasesOfEveryLayer() {
    // 4·64 + 64 + 64·3 + 3
    assertThat(architecture(4, 3, 64).parameters()).isEqualTo(515);
    // 784·512 + 512 + 512·256 + 256 + 256·10 + 10
    assertThat(architecture(784, 10, 512, 256).parameters()).isEqualTo(535_818);
  }

  @Test
  void aForwardPassTakesTwoOperationsPerWeightAndOnePerBias() {
    // 2·(784·512 + 512·256 + 256·10) + 512 + 256 + 10
    assertThat(architecture(784, 10, 512, 256).flopsPerSample()).isEqualTo(1_070_858);
  }

  @Test
  void sizesBeyondThirtyTwoBitsAreCounted() {
    assertThat(architecture(100_000, 50_000).parameters()).isEqualTo(5_000_050_000L);
  }

  @Test
  void normsAndDropoutStandAroundTheActivation() {
    ModelSpec.Mlp model =
        new ModelSpec.Mlp(
            List.of(8), ModelSpec.Activation.RELU, ZEROS, ZEROS, 0.5, ModelSpec.Norm.BATCH);

    Architecture architecture = Architecture.of(model, 4, 3);

    assertThat(architecture.layers())
        .containsExactly(
            new Layer.Linear(4, 8),
            new Layer.BatchNorm(8),
            RELU,
            new Layer.Dropout(0.5),
            new Layer.Linear(8, 3));
    assertThat(architecture.needsTwoRows()).isTrue();
  }

  @Test
  void aDenseLayerAfterConvolutionsHasAWeightForEveryPosition() {
    Architecture architecture = Architecture.of(photos(false), List.of(3, 224, 224), 10);

    // 3·64·9 + 64, 64·128·9 + 128, 128·56·56·1024 + 1024, 1024·10 + 10
    assertThat(architecture.parameters()).isEqualTo(1792 + 73_856 + 411_042_816L + 10_250);
    assertThat(architecture.largestLayer().parameters()).isEqualTo(411_042_816L);
    assertThat(Architecture.of(photos(true), List.of(3, 224, 224), 10).parameters())
        .isEqualTo(1792 + 73_856 + (128 * 1024 + 1024) + 10_250);
  }

  @Test
  void aTransformerHasTheParametersOfPyTorchsEncoder() {
    ModelSpec.Transformer model =
        new ModelSpec.Transformer(
            List.of(),
            64,
            4,
            2,
            256,
            ModelSpec.Activation.RELU,
            0.1,
            false,
            true,
            ModelSpec.Pool.MEAN,
            ZEROS,
            ZEROS);

    // A block: 4·(64·64 + 64) + 64·256 + 256 + 256·64 + 64 + 4·64 = 49 984.
    assertThat(Architecture.of(model, List.of(16, 3), 2).parameters())
        .isEqualTo((3 * 64 + 64) + 2 * 49_984 + (64 * 2 + 2));
  }

  @Test
  void recurrentLayersHaveTwoBiasesAndReadBothDirections() {
    ModelSpec.Recurrent model =
        new ModelSpec.Recurrent(
            ModelSpec.Cell.LSTM, List.of(), List.of(8, 4), true, 0, ZEROS, ZEROS);

    // 2·4·8·(1 + 8 + 2), 2·4·4·(16 + 4 + 2), 8·3 + 3
    assertThat(Architecture.of(model, 11, 3).parameters()).isEqualTo(704 + 704 + 27);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "64 | 1,8,8 | ",
        "64 | | model.input: This family reads [channels, height, width], such as [1, 8, 8], and a row is [64]. Add `input: [channels, height, width]`.",
        "64 | 1,8,9 | model.input: [1, 8, 9] are 72 numbers, and a row has 64. Their product must be 64.",
      })
  void columnsBecomeAnImageIfTheyAreToldHow(int columns, String input, String expected) {
    List<Integer> shape =
        input == null ? List.of() : Arrays.stream(input.split(",")).map(Integer::valueOf).toList();
    ModelSpec.Cnn model =
        new ModelSpec.Cnn(
            shape,
            List.of(new LayerSpec.Dense(OptionalInt.empty(), 0, ModelSpec.Norm.NONE)),
            ModelSpec.Activation.RELU,
            ZEROS,
            ZEROS);

    assertThat(complaint(model, List.of(columns))).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void listsOfLayersThatDoNotFitAreRefusedWhereTheyDoNot() {
    LayerSpec.Conv conv = conv(4);
    LayerSpec.Pooling pool = new LayerSpec.Pooling(OptionalInt.of(5), OptionalInt.empty(), true);
    LayerSpec.Dense dense = new LayerSpec.Dense(OptionalInt.of(3), 0, ModelSpec.Norm.NONE);
    LayerSpec.Dense last = new LayerSpec.Dense(OptionalInt.empty(), 0, ModelSpec.Norm.NONE);

    assertThat(complaint(cnn(conv, pool, pool, last), List.of(1, 8, 8)))
        .startsWith("model.layers.2: Nothing is left of the image: [4, 0, 0].");
    assertThat(complaint(cnn(dense, conv, last), List.of(1, 8, 8)))
        .startsWith("model.layers.1: `conv` reads [channels, height, width], and here comes [3].");
    assertThat(complaint(cnn(conv, dense), List.of(1, 8, 8)))
        .startsWith("model.layers: The last layer gives the outputs of the task.");
    assertThat(complaint(cnn(new LayerSpec.Residual(List.of(conv, pool)), last), List.of(1, 8, 8)))
        .startsWith("model.layers.0.residual.1: This cannot stand inside `residual`.");
  }

  private static ModelSpec.Cnn cnn(LayerSpec... layers) {
    return new ModelSpec.Cnn(List.of(), List.of(layers), ModelSpec.Activation.RELU, ZEROS, ZEROS);
  }

  private static LayerSpec.Conv conv(int outputs) {
    return new LayerSpec.Conv(outputs, 3, 1, OptionalInt.empty(), ModelSpec.Norm.NONE);
  }

  /** Photos of 224 × 224 through two convolutions into 1024 units, of every position or none. */
  static ModelSpec.Cnn photos(boolean global) {
    LayerSpec.Pooling half = new LayerSpec.Pooling(OptionalInt.of(2), OptionalInt.empty(), true);
    LayerSpec.Pooling all = new LayerSpec.Pooling(OptionalInt.empty(), OptionalInt.empty(), false);
    LayerSpec.Dense wide = new LayerSpec.Dense(OptionalInt.of(1024), 0, ModelSpec.Norm.NONE);
    LayerSpec.Dense last = new LayerSpec.Dense(OptionalInt.empty(), 0, ModelSpec.Norm.NONE);
    return global
        ? cnn(conv(64), half, conv(128), half, all, wide, last)
        : cnn(conv(64), half, conv(128), half, wide, last);
  }

  private static String complaint(ModelSpec model, List<Integer> row) {
    try {
      Architecture.of(model, row, 2);
      return "";
    } catch (ArchitectureException e) {
      return "%s: %s %s".formatted(e.path(), e.getMessage(), e.advice());
    }
  }

  private static Architecture architecture(int inputs, int classes, int... hidden) {
    return Architecture.of(mlp(hidden), inputs, classes);
  }

  static ModelSpec.Mlp mlp(int... hidden) {
    return new ModelSpec.Mlp(
        Arrays.stream(hidden).boxed().toList(),
        ModelSpec.Activation.RELU,
        new Initializer.Zeros(),
        new Initializer.Zeros());
  }
}
