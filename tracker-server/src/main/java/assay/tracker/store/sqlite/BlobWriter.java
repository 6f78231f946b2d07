// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow at their end; {@link BlobReader} reads them. */
final class BlobWriter {

  static final VarHandle DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int MAX_VARINT = 10;

  private byte[] bytes;
  private int size;

  /**
   * @param capacity how many bytes to make room for; more fit as well
   */
  BlobWriter(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
    }
  }

  BlobWriter putByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
    return this;
  }

  /** Small numbers take few bytes, negative ones the most. */
  BlobWriter putUnsigned(long value) {
    reserve(MAX_VARINT);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  /** Numbers of small size take few bytes, negative ones too. */
  BlobWriter putSigned(long value) {
    return putUnsigned((value << 1) ^ (value >> 63));
  }

  BlobWriter putDouble(double value) {
    reserve(Double.BYTES);
    DOUBLE.set(bytes, size, value);
    size += Double.BYTES;
    return this;
  }

  BlobWriter putText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return putUnsigned(utf8.length).putBytes(utf8);
  }

  BlobWriter putBytes(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
    return this;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }
}
