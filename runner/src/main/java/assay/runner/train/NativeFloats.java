// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * The memory of a tensor of 32-bit floats, read and written in place: no copy beyond the one that
 * is asked for, no call into the engine. To touch it after the tensor is closed would crash the
 * process, so every access checks that it is open.
 */
final class NativeFloats {
  private final PtNDArray tensor;
  private final FloatBuffer memory;

  private NativeFloats(PtNDArray tensor, FloatBuffer memory) {
    this.tensor = tensor;
    this.memory = memory;
  }

  /**
   * @param tensor contiguous, of 32-bit floats; keeps its owner
   */
  static NativeFloats of(NDArray tensor) {
    if (tensor.getDataType() != DataType.FLOAT32) {
      throw new IllegalArgumentException("32-bit floats wanted, got " + tensor.getDataType());
    }
    FloatBuffer memory = tensor.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
    return new NativeFloats((PtNDArray) tensor, memory);
  }

  /**
   * A new tensor with these values, in memory of the engine: aligned alike in every process, on
   * which the last bits of a product can depend, and freed with its owner. What {@link
   * NDManager#create(float[])} makes lies in a buffer of Java until the garbage collector finds it.
   *
   * @param manager the owner
   */
  static NDArray tensor(float[] values, Shape shape, NDManager manager) {
    NDArray tensor = manager.zeros(shape, DataType.FLOAT32);
    of(tensor).write(values, 0);
    return tensor;
  }

  int size() {
    return memory.capacity();
  }

  float at(int index) {
    requireOpen();
    return memory.get(index);
  }

  /** Copies all of it to {@code target} from {@code offset} on. */
  void read(float[] target, int offset) {
    requireOpen();
    memory.get(0, target, offset, size());
  }

  /** Overwrites all of it with {@code source} from {@code offset} on. */
  void write(float[] source, int offset) {
    requireOpen();
    memory.put(0, source, offset, size());
  }

  private void requireOpen() {
    if (tensor.isReleased()) {
      throw new IllegalStateException("the tensor is closed");
    }
  }
}
