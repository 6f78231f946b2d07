// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

import java.util.Arrays;

/** Bytes that grow at their end. */
final class ByteSink {

  /** The most bytes that a 64-bit number takes. */
  static final int MAX_VARINT = 10;

  private byte[] bytes = new byte[1024];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** The bytes so far, and free room behind them; valid until the next call. */
  byte[] array() {
    return bytes;
  }

  void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }

  /** Takes room that the caller filled, or will fill. */
  void advance(int count) {
    size += count;
  }

  void putByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void putBytes(byte[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  /** Seven bits a byte, the lowest first: small numbers take few bytes. */
  void putVarint(long value) {
    reserve(MAX_VARINT);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** As {@link #putVarint}, where numbers of small size take few bytes, negative ones too. */
  void putSigned(long value) {
    putVarint((value << 1) ^ (value >> 63));
  }

  /** Of the bytes from {@code start} to {@code middle} and those behind, keeps the fewer. */
  void keepShorter(int start, int middle) {
    if (size - middle < middle - start) {
      System.arraycopy(bytes, middle, bytes, start, size - middle);
      size = start + (size - middle);
    } else {
      size = middle;
    }
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }
}
