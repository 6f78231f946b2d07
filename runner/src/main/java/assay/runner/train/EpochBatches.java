// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import assay.runner.data.Shuffler;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The training rows in a new order each epoch, cut into batches; the last one may be smaller. Each
 * epoch's order is drawn from the order before it, from the shuffle seed alone.
 *
 * <p>There is one tensor of all rows, and the batches are views of it that live as long as it: a
 * new epoch only overwrites its memory.
 */
final class EpochBatches {
  private final Rows rows;
  private final Shuffler shuffler;
  private final int[] order;
  private final float[] features;
  private final NativeFloats memory;
  private final List<Batch> batches;

  /**
   * @param smallest rows of a batch: a smaller rest joins the batch before it
   * @param manager owns the tensors
   */
  EpochBatches(Rows rows, int batchSize, int smallest, long shuffleSeed, NDManager manager) {
    this.rows = rows;
    shuffler = new Shuffler(shuffleSeed);
    order = IntStream.range(0, rows.count()).toArray();
    features = new float[rows.count() * rows.width()];
    NDArray tensor = manager.zeros(new Shape(rows.count(), rows.width()));
    memory = NativeFloats.of(tensor);
    batches = cut(tensor, batchSize, smallest);
  }

  private List<Batch> cut(NDArray tensor, int batchSize, int smallest) {
    List<Integer> starts = new ArrayList<>();
    for (int start = 0; start < rows.count(); start += Math.min(batchSize, rows.count())) {
      if (start == 0 || rows.count() - start >= smallest) {
        starts.add(start);
      }
    }
    long[] bounds = starts.stream().skip(1).mapToLong(Integer::longValue).toArray();
    NDList views = tensor.split(bounds);
    List<Batch> cut = new ArrayList<>();
    for (int b = 0; b < starts.size(); b++) {
      int end = b + 1 < starts.size() ? starts.get(b + 1) : rows.count();
      cut.add(new Batch(starts.get(b), end - starts.get(b), views.get(b)));
    }
    return List.copyOf(cut);
  }

  int perEpoch() {
    return batches.size();
  }

  /** The batches of the next epoch; those of the epoch before are overwritten. */
  List<Batch> next() {
    shuffler.shuffle(order);
    int width = rows.width();
    for (int position = 0; position < order.length; position++) {
      System.arraycopy(rows.features(), order[position] * width, features, position * width, width);
    }
    memory.write(features, 0);
    return batches;
  }

  /** Which row stands at a position of this epoch. */
  int rowAt(int position) {
    return order[position];
  }
}
