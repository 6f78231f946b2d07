// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import assay.runner.data.Targets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoOpenTensors.class)
class EpochBatchesIT {
  /** Row i has the features 10·i and 10·i + 1. */
  private static final Rows ROWS =
      new Rows(
          new float[] {0, 1, 10, 11, 20, 21, 30, 31, 40, 41},
          List.of(2),
          new Targets.Numbers(new double[5], 1),
          new Targets.Numbers(new double[5], 1));

  private final TorchEngine engine = TorchEngine.start();

  @Test
  void anEpochHasEveryRowOnceAndItsRestAsASmallerBatch() {
    try (NDManager manager = engine.newManager()) {
      List<Batch> batches = new EpochBatches(ROWS, 2, 1, 1, manager).next();

      assertThat(batches).extracting(Batch::rows).containsExactly(2, 2, 1);
      assertThat(rowsOf(batches)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }
  }

  @Test
  void itIsKnownWhichRowStandsWhere() {
    try (NDManager manager = engine.newManager()) {
      EpochBatches epoch = new EpochBatches(ROWS, 3, 1, 1, manager);
      List<Integer> rows = rowsOf(epoch.next());

      assertThat(IntStream.range(0, 5).mapToObj(epoch::rowAt).toList()).isEqualTo(rows);
    }
  }

  @Test
  void aRestThatIsTooSmallJoinsTheBatchBefore() {
    try (NDManager manager = engine.newManager()) {
      assertThat(new EpochBatches(ROWS, 2, 2, 1, manager).next())
          .extracting(Batch::rows)
          .containsExactly(2, 3);
      assertThat(new EpochBatches(ROWS, 4, 2, 1, manager).next())
          .extracting(Batch::rows)
          .containsExactly(5);
    }
  }

  @Test
  void everyEpochHasAnotherOrderThatTheSeedAloneDecides() {
    assertThat(orders(1)).isEqualTo(orders(1)).isNotEqualTo(orders(2)).doesNotHaveDuplicates();
  }

  @Test
  void aBatchSizeBeyondTheRowsMakesOneBatch() {
    try (NDManager manager = engine.newManager()) {
      assertThat(new EpochBatches(ROWS, 100, 1, 1, manager).next())
          .extracting(Batch::rows)
          .containsExactly(5);
    }
  }

  private List<List<Integer>> orders(long seed) {
    try (NDManager manager = engine.newManager()) {
      EpochBatches epochs = new EpochBatches(ROWS, 2, 1, seed, manager);
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
