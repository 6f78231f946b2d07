// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * Random inputs, uniform in [0, 1). Sample i is the same in every batch, on every device and in
 * every type, so that outputs can be compared.
 */
final class Inputs {
  private Inputs() {}

  /**
   * @param first number of the first sample
   * @param size numbers in a sample
   */
  static float[] samples(long seed, int first, int count, int size) {
    float[] values = new float[Math.multiplyExact(count, size)];
    for (int i = 0; i < count; i++) {
      SplittableRandom random = new SplittableRandom(seed * 31 + first + i);
      for (int j = 0; j < size; j++) {
        values[i * size + j] = (float) random.nextDouble();
      }
    }
    return values;
  }

  /**
   * Whole numbers, uniform from 0 to below a bound.
   *
   * @param type {@code INT32} or {@code INT64}
   */
  static ByteBuffer integers(long seed, int first, int count, int size, long max, DataType type) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(count, size) * type.getNumOfBytes())
            .order(ByteOrder.nativeOrder());
    for (int i = 0; i < count; i++) {
      SplittableRandom random = new SplittableRandom(seed * 31 + first + i);
      for (int j = 0; j < size; j++) {
        long value = random.nextLong(max);
        switch (type) {
          case INT32 -> bytes.putInt((int) value);
          case INT64 -> bytes.putLong(value);
          default -> throw new IllegalArgumentException("no whole numbers of type " + type);
        }
      }
    }
    return bytes.rewind();
  }

  /** The numbers in a type, as the engine takes them. */
  static ByteBuffer bytes(float[] values, DataType type) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(values.length * type.getNumOfBytes())
            .order(ByteOrder.nativeOrder());
    for (float value : values) {
      switch (type) {
        case FLOAT32 -> bytes.putFloat(value);
        case FLOAT64 -> bytes.putDouble(value);
        case FLOAT16 -> bytes.putShort(Float.floatToFloat16(value));
        default -> throw new IllegalArgumentException("no inputs of type " + type);
      }
    }
    return bytes.rewind();
  }

  /** Numbers of a type as floats. */
  static float[] floats(ByteBuffer bytes, DataType type) {
    bytes.order(ByteOrder.nativeOrder());
    float[] values = new float[bytes.remaining() / type.getNumOfBytes()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case FLOAT32 -> bytes.getFloat();
            case FLOAT64 -> (float) bytes.getDouble();
            case FLOAT16 -> Float.float16ToFloat(bytes.getShort());
            case INT64 -> bytes.getLong();
            case INT32 -> bytes.getInt();
            case UINT8 -> bytes.get() & 0xff;
            case INT8, BOOLEAN -> bytes.get();
            default -> throw new IllegalArgumentException("outputs of type " + type);
          };
    }
    return values;
  }
}
