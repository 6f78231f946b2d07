// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/** A block of any engine that DJL knows. */
final class DjlModel implements BenchmarkModel {
  private final Loaded loaded;
  private final Input input;
  private final long seed;
  private final Runnable prepareThread;

  /**
   * @param manager owns the parameters
   * @param unload what is to be closed beside the manager
   */
  record Loaded(
      Block block,
      NDManager manager,
      Runnable unload,
      OptionalLong parameters,
      OptionalLong flopsPerSample,
      OptionalLong valuesPerSample) {}

  /**
   * What one call is given.
   *
   * @param tensors in the order in which the model takes them
   */
  record Input(int batch, List<Tensor> tensors) {
    Input {
      tensors = List.copyOf(tensors);
    }
  }

  /**
   * @param sample shape of one sample, without the batch
   * @param max random whole numbers are below it; absent for others
   */
  record Tensor(Shape sample, DataType type, OptionalLong max) {

    NDArray create(NDManager manager, long seed, int first, int batch) {
      int size = Math.toIntExact(sample.size());
      ByteBuffer bytes =
          max.isPresent()
              ? Inputs.integers(seed, first, batch, size, max.getAsLong(), type)
              : Inputs.bytes(Inputs.samples(seed, first, batch, size), type);
      return manager.create(bytes, new Shape(batch).addAll(sample), type);
    }
  }

  /**
   * @param prepareThread what each thread must do before its first call
   */
  DjlModel(Loaded loaded, Input input, long seed, Runnable prepareThread) {
    this.loaded = loaded;
    this.input = input;
    this.seed = seed;
    this.prepareThread = prepareThread;
  }

  @Override
  public OptionalLong parameters() {
    return loaded.parameters();
  }

  @Override
  public OptionalLong flopsPerSample() {
    return loaded.flopsPerSample();
  }

  @Override
  public OptionalLong valuesPerSample() {
    return loaded.valuesPerSample();
  }

  @Override
  public Session open(int first) {
    prepareThread.run();
    NDManager manager = loaded.manager().newSubManager();
    NDList inputs = new NDList();
    for (int i = 0; i < input.tensors().size(); i++) {
      inputs.add(input.tensors().get(i).create(manager, seed + i, first, input.batch()));
    }
    return new DjlSession(manager, inputs);
  }

  @Override
  public void close() {
    loaded.manager().close();
    loaded.unload().run();
  }

  private final class DjlSession implements Session {
    private final NDManager manager;
    private final ParameterStore store;
    private final NDList batch;
    private ByteBuffer firstOutput = ByteBuffer.allocate(0);
    private DataType firstType = DataType.FLOAT32;

    DjlSession(NDManager manager, NDList batch) {
      this.manager = manager;
      this.store = new ParameterStore(manager, false);
      this.batch = batch;
    }

    @Override
    public void run() {
      try (NDManager scope = manager.newSubManager()) {
        batch.tempAttach(scope);
        try (NDList outputs = loaded.block().forward(store, batch, false)) {
          readBack(outputs);
        }
      }
    }

    private void readBack(NDList outputs) {
      for (int i = outputs.size() - 1; i >= 0; i--) {
        NDArray output = outputs.get(i);
        firstOutput = output.toByteBuffer();
        firstType = output.getDataType();
      }
    }

    @Override
    public float[] outputs() {
      return Inputs.floats(firstOutput.duplicate().rewind(), firstType);
    }

    @Override
    public void close() {
      manager.close();
    }
  }
}
