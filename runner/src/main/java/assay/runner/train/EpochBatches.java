// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import assay.runner.data.Shuffler;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final LabelledRows rows;
  private final int batchSize;
  private final Shuffler shuffler;
  private final int[] order;
  private final float[] features;
  private final float[] lossGradients;
  private final NativeFloats featureMemory;
  private final NativeFloats lossGradientMemory;
  private final List<Batch> batches;

  /**
   * @param manager owns the tensors
   */
  EpochBatches(LabelledRows rows, int batchSize, long shuffleSeed, NDManager manager) {
    this.rows = rows;
    this.batchSize = batchSize;
    shuffler = new Shuffler(shuffleSeed);
    order = IntStream.range(0, rows.count()).toArray();
    features = new float[rows.count() * rows.columns()];
    lossGradients = new float[rows.count() * rows.classes()];
    NDArray featureTensor = manager.zeros(new Shape(rows.count(), rows.columns()));
    NDArray gradientTensor = manager.zeros(new Shape(rows.count(), rows.classes()));
    featureMemory = NativeFloats.of(featureTensor);
    lossGradientMemory = NativeFloats.of(gradientTensor);
    batches = cut(featureTensor, gradientTensor);
  }

  private List<Batch> cut(NDArray featureTensor, NDArray gradientTensor) {
    long[] bounds = IntStream.range(1, batchCount()).mapToLong(b -> (long) b * batchSize).toArray();
    NDList featureViews = featureTensor.split(bounds);
    NDList gradientViews = gradientTensor.split(bounds);
    List<Batch> cut = new ArrayList<>();
    for (int b = 0; b < batchCount(); b++) {
      cut.add(new Batch(b * batchSize, sizeOf(b), featureViews.get(b), gradientViews.get(b)));
    }
    return List.copyOf(cut);
  }

  private int batchCount() {
    return Math.ceilDiv(rows.count(), batchSize);
  }

  private int sizeOf(int batch) {
    return Math.min(batchSize, rows.count() - batch * batchSize);
  }

  /** The batches of the next epoch; those of the epoch before are overwritten. */
  List<Batch> next() {
    shuffler.shuffle(order);
    Arrays.fill(lossGradients, 0);
    for (int position = 0; position < order.length; position++) {
      fill(position, order[position]);
    }
    featureMemory.write(features, 0);
    lossGradientMemory.write(lossGradients, 0);
    return batches;
  }

  private void fill(int position, int row) {
    int columns = rows.columns();
    System.arraycopy(rows.features(), row * columns, features, position * columns, columns);
    lossGradients[position * rows.classes() + rows.labels()[row]] =
        -1f / sizeOf(position / batchSize);
  }

  /** The sum of the rows' cross-entropies, of log-probabilities [rows, classes] of a batch. */
  double lossSum(Batch batch, NativeFloats logProbabilities) {
    double sum = 0;
    for (int i = 0; i < batch.rows(); i++) {
      int label = rows.labels()[order[batch.firstRow() + i]];
      sum -= logProbabilities.at(i * rows.classes() + label);
    }
    return sum;
  }
}
