// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoOpenTensors.class)
class EpochBatchesIT {
  /** Row i has the features 10·i and 10·i + 1 and the label i mod 3. */
  private static final LabelledRows ROWS =
      new LabelledRows(
          new float[] {0, 1, 10, 11, 20, 21, 30, 31, 40, 41}, new int[] {0, 1, 2, 0, 1}, 2, 3);

  private final TorchEngine engine = TorchEngine.start();

  @Test
  void anEpochHasEveryRowOnceAndItsRestAsASmallerBatch() {
    try (NDManager manager = engine.newManager()) {
      List<Batch> batches = new EpochBatches(ROWS, 2, 1, manager).next();

      assertThat(batches).extracting(Batch::rows).containsExactly(2, 2, 1);
      assertThat(rowsOf(batches)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }
  }

  @Test
  void theGradientOfTheLossStandsAtTheTrueClassOfTheSameRow() {
    try (NDManager manager = engine.newManager()) {
      List<Batch> batches = new EpochBatches(ROWS, 3, 1, manager).next();

      for (Batch batch : batches) {
        float[] expected = new float[batch.rows() * 3];
        List<Integer> rows = rowsOf(List.of(batch));
        for (int i = 0; i < batch.rows(); i++) {
          expected[i * 3 + rows.get(i) % 3] = -1f / batch.rows();
        }
        assertThat(batch.lossGradient().toFloatArray()).isEqualTo(expected);
      }
    }
  }

  @Test
  void everyEpochHasAnotherOrderThatTheSeedAloneDecides() {
    assertThat(orders(1)).isEqualTo(orders(1)).isNotEqualTo(orders(2)).doesNotHaveDuplicates();
  }

  @Test
  void aBatchSizeBeyondTheRowsMakesOneBatch() {
    try (NDManager manager = engine.newManager()) {
      assertThat(new EpochBatches(ROWS, 100, 1, manager).next())
          .extracting(Batch::rows)
          .containsExactly(5);
    }
  }

  @Test
  void theLossOfABatchIsThatOfItsOwnRows() {
    try (NDManager manager = engine.newManager()) {
      EpochBatches epoch = new EpochBatches(ROWS, 5, 1, manager);
      Batch all = epoch.next().getFirst();
      // −log p is 1 for class 0, 10 for class 1, 100 for class 2, in every row.
      float[] logP = new float[15];
      for (int i = 0; i < logP.length; i += 3) {
        logP[i] = -1;
        logP[i + 1] = -10;
        logP[i + 2] = -100;
      }

      assertThat(epoch.lossSum(all, NativeFloats.of(manager.create(logP)))).isEqualTo(122);
    }
  }

  private List<List<Integer>> orders(long seed) {
    try (NDManager manager = engine.newManager()) {
      EpochBatches epochs = new EpochBatches(ROWS, 2, seed, manager);
      List<List<Integer>> orders = new ArrayList<>();
      for (int epoch = 0; epoch < 3; epoch++) {
        orders.add(rowsOf(epochs.next()));
      }
      return Collections.unmodifiableList(orders);
    }
  }

  private static List<Integer> rowsOf(List<Batch> batches) {
    List<Integer> rows = new ArrayList<>();
    for (Batch batch : batches) {
      float[] features = batch.features().toFloatArray();
      for (int i = 0; i < features.length; i += 2) {
        assertThat(features[i + 1]).isEqualTo(features[i] + 1);
        rows.add((int) features[i] / 10);
      }
    }
    return rows;
  }
}
