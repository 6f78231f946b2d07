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
   * @param sample shape of one sample, without the batch
   */
  record Input(int batch, Shape sample, DataType type) {

    Shape shape() {
      return new Shape(batch).addAll(sample);
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
    int size = Math.toIntExact(input.sample().size());
    ByteBuffer bytes = Inputs.bytes(Inputs.samples(seed, first, input.batch(), size), input.type());
    return new DjlSession(manager, manager.create(bytes, input.shape(), input.type()));
  }

  @Override
  public void close() {
    loaded.manager().close();
    loaded.unload().run();
  }

  private final class DjlSession implements Session {
    private final NDManager manager;
    private final ParameterStore store;
    private final NDArray batch;
    private ByteBuffer firstOutput = ByteBuffer.allocate(0);
    private DataType firstType = DataType.FLOAT32;

    DjlSession(NDManager manager, NDArray batch) {
      this.manager = manager;
      this.store = new ParameterStore(manager, false);
      this.batch = batch;
    }

    @Override
    public void run() {
      try (NDManager scope = manager.newSubManager()) {
        batch.tempAttach(scope);
        try (NDList outputs = loaded.block().forward(store, new NDList(batch), false)) {
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
