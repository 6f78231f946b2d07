// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import assay.runner.model.Architecture;
import assay.runner.model.DropoutMasks;
import assay.runner.model.NetworkBlock;
import java.util.List;

/** A model with its parameters, from rows to outputs. Confined to one thread. */
final class Network {
  /** What a pass over many rows may leave in memory at once. */
  private static final long PASS_BYTES = 64L << 20;

  private final Architecture architecture;
  private final NDManager manager;
  private final NetworkBlock block;
  private final ParameterStore store;
  private final FlatParameters parameters;
  private final List<NativeFloats> running;

  /**
   * @param dropoutSeed of what dropout leaves out
   * @param manager owns the parameters
   */
  Network(Architecture architecture, long dropoutSeed, NDManager manager) {
    this.architecture = architecture;
    this.manager = manager;
    DropoutMasks masks = new DropoutMasks(dropoutSeed);
    block = NetworkBlock.create(architecture, manager, DataType.FLOAT32, masks);
    store = new ParameterStore(manager, false);
    parameters = new FlatParameters(block.trainedArrays());
    running = block.runningArrays().stream().map(NativeFloats::of).toList();
  }

  FlatParameters parameters() {
    return parameters;
  }

  /** What batch norms have seen so far, one array for each. */
  List<float[]> running() {
    return running.stream()
        .map(memory -> {
          float[] values = new float[memory.size()];
          memory.read(values, 0);
          return values;
        })
        .toList();
  }

  void writeRunning(List<float[]> values) {
    for (int i = 0; i < running.size(); i++) {
      running.get(i).write(values.get(i), 0);
    }
  }

  /**
   * Outputs [rows, outputs].
   *
   * @param features [rows, …]; its manager gets the outputs and everything before them
   */
  NDArray forward(NDArray features, boolean training) {
    return block.forward(store, new NDList(features), training).singletonOrThrow();
  }

  /**
   * Outputs of all rows, row-major, where nothing is learned.
   *
   * @param features row-major
   */
  float[] outputs(float[] features, int rows) {
    Autograd.recording(false);
    int width = features.length / Math.max(1, rows);
    int outputs = architecture.outputs();
    float[] all = new float[rows * outputs];
    int most = rowsPerPass();
    for (int from = 0; from < rows; from += most) {
      int count = Math.min(most, rows - from);
      float[] part = new float[count * width];
      System.arraycopy(features, from * width, part, 0, part.length);
      try (NDManager scope = manager.newSubManager()) {
        NDArray tensor = NativeFloats.tensor(part, new Shape(count, width), scope);
        System.arraycopy(
            forward(tensor, false).toFloatArray(), 0, all, from * outputs, count * outputs);
      }
    }
    return all;
  }

  private int rowsPerPass() {
    long perRow = Math.max(1, Float.BYTES * architecture.keptPerSample());
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, PASS_BYTES / perRow));
  }
}
