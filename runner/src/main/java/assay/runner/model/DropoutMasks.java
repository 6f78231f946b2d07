// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * Draws what dropout leaves out, in Java and from a seed: the engine's generator is one for the
 * whole process. Not thread-safe: each fit has its own.
 */
public final class DropoutMasks {
  private static final double TWO_TO_32 = 4294967296.0;

  private SplittableRandom random;

  public DropoutMasks(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Starts again from a seed. */
  public void restart(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Zeros with this probability, 1/(1 − rate) elsewhere.
   *
   * @param like gives shape, type and owner of the mask
   */
  NDArray mask(NDArray like, double rate) {
    NDArray mask = like.getManager().zeros(like.getShape(), like.getDataType());
    ByteBuffer memory = mask.toByteBuffer(true).order(ByteOrder.nativeOrder());
    long threshold = (long) (rate * TWO_TO_32);
    double kept = 1 / (1 - rate);
    int size = Math.toIntExact(like.getShape().size());
    boolean wide = like.getDataType() == DataType.FLOAT64;
    for (int i = 0; i < size; i++) {
      if (random.nextLong() >>> 32 >= threshold) {
        if (wide) {
          memory.putDouble(i * Double.BYTES, kept);
        } else {
          memory.putFloat(i * Float.BYTES, (float) kept);
        }
      }
    }
    return mask;
  }
}
