// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RecurrentBlock;
import ai.djl.nn.transformer.ScaledDotProductAttentionBlock;
import ai.djl.nn.transformer.TransformerEncoderBlock;
import assay.runner.train.TorchEngine;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against counts by hand. */
class BlockCostIT {
  private NDManager manager;

  @BeforeEach
  void open() {
    TorchEngine.start();
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void anMlpCostsWhatItsArchitectureSays() {
    Architecture architecture = Architecture.of(ArchitectureTest.mlp(512, 256), 784, 10);
    ModelCost cost =
        BlockCost.of(
            NetworkBlock.create(architecture, manager, DataType.FLOAT32, new DropoutMasks(0)),
            new Shape(784));

    assertThat(cost.parameters()).hasValue(535_818);
    assertThat(cost.flopsPerSample()).hasValue(1_070_858);
    assertThat(cost.unknown()).isEmpty();
  }

  /** An architecture counts by its sizes alone what a block of DJL's layers counts by walking. */
  @Test
  void layersOfBothKindsCostTheSame() {
    Architecture architecture =
        new Architecture(
            List.of(1, 32, 32),
            List.of(
                new Layer.Convolution(1, 6, 5, 1, 0),
                new Layer.Pool(2, 2, false),
                new Layer.Convolution(6, 16, 5, 1, 0),
                new Layer.Pool(2, 2, false),
                new Layer.Flatten(),
                new Layer.Linear(400, 120),
                new Layer.Linear(120, 84),
                new Layer.Linear(84, 10)));

    assertThat(architecture.parameters()).isEqualTo(61_706);
    assertThat(architecture.flopsPerSample()).isEqualTo(839_558);
  }

  @Test
  void lenet5CostsWhatItsLayersDo() {
    ModelCost cost = cost(lenet5(), new Shape(1, 32, 32));

    assertThat(cost.parameters()).hasValue(61_706);
    assertThat(cost.flopsPerSample()).hasValue(839_558);
  }

  @Test
  void aDepthwiseConvolutionHasOneChannelAGroup() {
    Block block =
        Conv2d.builder()
            .setKernelShape(new Shape(3, 3))
            .setFilters(8)
            .optGroups(8)
            .optBias(false)
            .optPadding(new Shape(1, 1))
            .build();

    assertThat(cost(block, new Shape(8, 10, 10)).flopsPerSample()).hasValue(2 * 800 * 9);
  }

  @Test
  void theStatisticsOfANormAreNoParameters() {
    ModelCost cost = cost(BatchNorm.builder().build(), new Shape(16, 4, 4));

    assertThat(cost.parameters()).hasValue(32);
    assertThat(cost.flopsPerSample()).hasValue(5 * 256);
  }

  /** Ten steps of 8 numbers; the second layer gets the 16 of the first. */
  @Test
  void everyLayerOfARecurrentBlockIsCounted() {
    ModelCost lstm = cost(recurrent(LSTM.builder()), new Shape(10, 8));
    ModelCost gru = cost(recurrent(GRU.builder()), new Shape(10, 8));

    assertThat(lstm.flopsPerSample())
        .hasValue(LayerFlops.lstm(10, 8, 16) + LayerFlops.lstm(10, 16, 16));
    assertThat(lstm.parameters()).hasValue(4 * 16 * (8 + 16 + 2) + 4 * 16 * (16 + 16 + 2));
    assertThat(gru.flopsPerSample())
        .hasValue(LayerFlops.gru(10, 8, 16) + LayerFlops.gru(10, 16, 16));
  }

  @Test
  void attentionIsFourProjectionsAndTheScores() {
    Block block =
        ScaledDotProductAttentionBlock.builder()
            .setEmbeddingSize(64)
            .setHeadCount(4)
            .optAttentionProbsDropoutProb(0.1f)
            .build();

    ModelCost cost = cost(block, new Shape(12, 64));

    assertThat(cost.parameters()).hasValue(4 * (64 * 64 + 64));
    assertThat(cost.flopsPerSample())
        .hasValue(4 * LayerFlops.linear(12, 64, 64, true) + 4 * 12 * 12 * 64);
  }

  @Test
  void anEncoderIsAttentionTwoNormsAndTwoLinearLayers() {
    Block block = new TransformerEncoderBlock(64, 4, 128, 0.1f, Activation::relu);

    ModelCost cost = cost(block, new Shape(12, 64));

    long attention = 4 * LayerFlops.linear(12, 64, 64, true) + 4 * 12 * 12 * 64;
    long dense = LayerFlops.linear(12, 64, 128, true) + LayerFlops.linear(12, 128, 64, true);
    assertThat(cost.flopsPerSample()).hasValue(attention + dense + 2 * LayerFlops.norm(12 * 64));
  }

  @Test
  void whatIsNotKnownLeavesTheOperationsAbsentAndIsNamed() {
    Block block =
        new SequentialBlock()
            .add(Linear.builder().setUnits(5).build())
            .add(new LambdaBlock(list -> new NDList(list.head().mul(2)), "twice"));

    ModelCost cost = cost(block, new Shape(4));

    assertThat(cost.parameters()).hasValue(25);
    assertThat(cost.flopsPerSample()).isEmpty();
    assertThat(cost.unknown()).containsExactly("LambdaBlock twice");
  }

  @Test
  void aParameterThatIsUsedTwiceIsCountedOnce() {
    Block shared = Linear.builder().setUnits(4).build();
    Block block = new SequentialBlock().add(shared).add(shared);

    ModelCost cost = cost(block, new Shape(4));

    assertThat(cost.parameters()).hasValue(20);
    assertThat(cost.flopsPerSample()).hasValue(2 * (32 + 4));
  }

  private ModelCost cost(Block block, Shape sample) {
    block.initialize(manager, DataType.FLOAT32, new Shape(1).addAll(sample));
    return BlockCost.of(block, sample);
  }

  private static Block recurrent(RecurrentBlock.BaseBuilder<?> builder) {
    builder.setStateSize(16).setNumLayers(2).optBatchFirst(true);
    return builder instanceof LSTM.Builder lstm ? lstm.build() : ((GRU.Builder) builder).build();
  }

  private static Block lenet5() {
    return new SequentialBlock()
        .add(convolution(6))
        .add(Activation.tanhBlock())
        .add(Pool.avgPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
        .add(convolution(16))
        .add(Activation.tanhBlock())
        .add(Pool.avgPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
        .add(Blocks.batchFlattenBlock())
        .add(Linear.builder().setUnits(120).build())
        .add(Activation.tanhBlock())
        .add(Linear.builder().setUnits(84).build())
        .add(Dropout.builder().build())
        .add(Linear.builder().setUnits(10).build());
  }

  private static Block convolution(int filters) {
    return Conv2d.builder().setKernelShape(new Shape(5, 5)).setFilters(filters).build();
  }
}
